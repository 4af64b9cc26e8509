import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { followPosition } from './insert-images.ts';

/** Hands pasted and dropped image files to `onPasteImages`; anything else is left to the editor. */
export function pasteImages(
  onPasteImages: (images: readonly File[], at: 'caret' | number) => void,
): Extension {
  return EditorView.domEventHandlers({
    paste(event, view) {
      const images = imagesOf(event.clipboardData);
      // Word processors put a picture of the text beside the text.
      if (images.length === 0 || event.clipboardData?.types.includes('text/plain')) return false;
      if (!view.state.readOnly) onPasteImages(images, 'caret');
      event.preventDefault();
      return true;
    },
    drop(event, view) {
      const images = imagesOf(event.dataTransfer);
      if (images.length === 0) return false;
      event.preventDefault();
      if (view.state.readOnly) return true;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
      view.dispatch({ effects: followPosition.of(at) });
      onPasteImages(images, at);
      return true;
    },
  });
}

function imagesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(file => file.type.startsWith('image/'));
}
