import type { Page } from '@playwright/test';
import type { PdfOptions } from '../contracts.ts';

/** Electron's options for printing to PDF, in the page's words. Both measure in inches. */
export function toPagePdfOptions(options: PdfOptions): Parameters<Page['pdf']>[0] {
  const { pageSize, margins } = options;
  const inches = (side: string) => `${margins?.[side] ?? 0.4}in`;
  const size =
    typeof pageSize === 'object'
      ? { width: `${pageSize.width}in`, height: `${pageSize.height}in` }
      : { format: pageSize ?? 'Letter' };
  return {
    ...size,
    landscape: options.landscape ?? false,
    printBackground: options.printBackground ?? false,
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    scale: options.scale ?? 1,
    ...(options.pageRanges ? { pageRanges: options.pageRanges } : {}),
    margin: { top: inches('top'), bottom: inches('bottom'), left: inches('left'), right: inches('right') },
  };
}
