import type { DialogReply, DialogRequest } from '../contracts.ts';

/** What a test answers a dialog with: a button by its label, or paths. */
export type QueuedAnswer =
  | { readonly button: string; readonly checkbox?: boolean | undefined }
  | { readonly paths: readonly string[] };

/** Native dialogs that wait for the test, and answers that wait for a dialog. */
export class DialogQueue {
  readonly shown: DialogRequest[] = [];
  private readonly answers: QueuedAnswer[] = [];
  private readonly open: { readonly request: DialogRequest; resolve(reply: DialogReply): void }[] = [];
  private readonly complain: (problem: string) => void;

  constructor(complain: (problem: string) => void) {
    this.complain = complain;
  }

  /** The dialogs nobody has answered yet. */
  get pending(): readonly DialogRequest[] {
    return this.open.map(({ request }) => request);
  }

  /** A dialog is shown; resolves when it is answered. */
  ask(request: DialogRequest): Promise<DialogReply> {
    this.shown.push(request);
    if (request.kind === 'error') return Promise.resolve({ response: 0, isChecked: false, paths: [] });
    return new Promise(resolve => {
      this.open.push({ request, resolve });
      this.match();
    });
  }

  answer(answers: readonly QueuedAnswer[]): void {
    this.answers.push(...answers);
    this.match();
  }

  /** The program takes a dialog back. */
  cancel(id: number): void {
    const index = this.open.findIndex(({ request }) => request.id === id);
    const [dialog] = index < 0 ? [] : this.open.splice(index, 1);
    if (dialog) dialog.resolve({ response: cancelButton(dialog.request), isChecked: false, paths: [] });
  }

  private match(): void {
    while (this.open.length > 0 && this.answers.length > 0) {
      const [dialog] = this.open.splice(0, 1);
      const [answer] = this.answers.splice(0, 1);
      const reply = dialog && answer && replyTo(dialog.request, answer);
      if (reply) dialog.resolve(reply);
      else
        this.complain(
          `${JSON.stringify(answer)} is no answer to the dialog ${JSON.stringify(dialog?.request)}`,
        );
    }
  }
}

/** The button that giving up stands for: the one named, else one that says so, else the first. */
function cancelButton({ cancelId, buttons }: DialogRequest): number {
  const byLabel = buttons.findIndex(label => /^(?:cancel|no)$/i.test(label));
  return cancelId ?? Math.max(byLabel, 0);
}

function replyTo(request: DialogRequest, answer: QueuedAnswer): DialogReply | undefined {
  if ('paths' in answer) {
    return request.kind === 'message' ? undefined : { response: 0, isChecked: false, paths: answer.paths };
  }
  const response = request.buttons.findIndex(label => label.replace(/&(.)/g, '$1') === answer.button);
  return response < 0 ? undefined : { response, isChecked: answer.checkbox ?? false, paths: [] };
}
