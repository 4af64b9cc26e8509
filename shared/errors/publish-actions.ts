/** The same publish once more. */
export const again = { label: 'Try again', command: 'publish.run', isAgain: true } as const;
/** A look at what would be published. */
export const review = { label: 'Review changes', command: 'publish.review' } as const;
/** Another branch or remote. */
export const elsewhere = { label: 'Choose where to publish', command: 'publish.target' } as const;
/** A repository that is online already. */
export const clone = { label: 'Clone a blog…', command: 'repository.clone' } as const;
