import { openBlogSettings, putAwayBlogPanel } from '../actions/blog-settings.ts';
import { useApp } from './app-context.ts';

/** What was inferred of a blog that is opened for the first time, until it is put away or corrected. */
export function BlogSettingsPanel() {
  const app = useApp();
  const facts = app.state.blogSettings.told.value;
  if (facts === null) return null;
  return (
    <section class="blog-panel" aria-label="About this blog">
      <h2 class="blog-panel-title">About this blog</h2>
      <section class="blog-facts" aria-label="What Leysin found">
        {facts.length === 0 ? <p class="blog-evidence">Looking at the blog…</p> : null}
        <dl>
          {facts.map(({ key, label, text, evidence }) => (
            <div key={key} class="blog-fact">
              <dt>{label}</dt>{' '}
              <dd>
                {text}. <span class="blog-evidence">{evidence}</span>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <div class="blog-panel-buttons">
        <button type="button" class="button button-small" onClick={() => void openBlogSettings(app)}>
          Correct…
        </button>
        <button type="button" class="button button-small" onClick={() => void putAwayBlogPanel(app)}>
          Dismiss
        </button>
      </div>
    </section>
  );
}
