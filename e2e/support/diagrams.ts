import type { Locator } from '@playwright/test';
import type { BlogWindow } from './blog-window.ts';

/** A fence with a diagram in it. */
export const mermaidFence = (source: string) => `\`\`\`mermaid\n${source}\n\`\`\`\n`;

/** The first drawing loads the program that draws, which takes a busy machine a while. */
export const patient = { timeout: 40_000 };

/** What was drawn. */
export const pictures = ({ article }: BlogWindow): Locator => article.locator('figure.diagram img');
/** What is said below diagrams. */
export const words = ({ article }: BlogWindow): Locator => article.locator('figure.diagram figcaption');
/** The area of each picture, in pixels. */
export const sizes = (window: BlogWindow) =>
  pictures(window).evaluateAll(images =>
    images.map(image => (image as HTMLImageElement).naturalWidth * (image as HTMLImageElement).naturalHeight),
  );
