import { useApp } from './app-context.ts';
import { CommandButton } from './command-button.tsx';

/** On the divider: whether the panes scroll together; when they do not, what brings one to the place of the other. */
export function LockButton() {
  const { isScrollLocked } = useApp().state.settings.settings.value;
  return (
    <div class={`lock${isScrollLocked ? '' : ' is-unlocked'}`}>
      <CommandButton
        id="sync.toggle"
        icon={isScrollLocked ? 'locked' : 'unlocked'}
        look="icon"
        isPressed={isScrollLocked}
      />
      {isScrollLocked ? null : (
        <>
          <CommandButton id="sync.showInPreview" icon="toEnd" look="icon" />
          <CommandButton id="sync.showInEditor" icon="toStart" look="icon" />
        </>
      )}
    </div>
  );
}
