import { openBlogSettings, putAwayBlogPanel } from '../actions/blog-settings.ts';
import { Icon } from '../ui/icon.tsx';
import { useApp } from './app-context.ts';

/**
 * What was inferred of a blog that is opened for the first time, until it is put away or corrected: a line for each thing,
 * with what says so for whoever asks. The dialog of the blog's settings shows it again.
 */
export function BlogSettingsPanel() {
  const app = useApp();
  const facts = app.state.blogSettings.told.value;
  if (facts === null) return null;
  const putAway = (panel: Element | null) => {
    // What has the focus goes away.
    panel?.closest('nav')?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
    void putAwayBlogPanel(app);
  };
  return (
    <section
      class="blog-panel"
      aria-label="About this blog"
      onKeyDown={event => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        putAway(event.currentTarget);
      }}
    >
      <div class="blog-panel-head">
        <h2 class="blog-panel-title">This blog</h2>
        <button type="button" class="link" onClick={() => void openBlogSettings(app)}>
          Correct…
        </button>
        <button
          type="button"
          class="button button-icon"
          aria-label="Dismiss"
          title="Dismiss (the command Blog settings shows it again)"
          onClick={event => putAway(event.currentTarget)}
        >
          <Icon name="close" />
        </button>
      </div>
      <section class="blog-facts" aria-label="What Leysin found">
        {facts.length === 0 ? <p>Looking at the blog…</p> : null}
        <dl>
          {facts
            .filter(({ key, value }) => key !== 'siteRoot' || value !== '.')
            .map(({ key, label, text, evidence }) => (
              <div key={key} class="blog-fact" title={evidence}>
                <dt>{label}</dt>{' '}
                <dd>
                  {text}. <span class="spoken">{evidence}</span>
                </dd>
              </div>
            ))}
        </dl>
      </section>
    </section>
  );
}
