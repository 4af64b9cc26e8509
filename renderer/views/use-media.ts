import { useLayoutEffect, useState } from 'preact/hooks';

/** Whether a media query holds now; the view is drawn again when that changes. */
export function useMedia(query: string): boolean {
  const [isMatching, setIsMatching] = useState(() => matchMedia(query).matches);
  useLayoutEffect(() => {
    const media = matchMedia(query);
    const follow = () => setIsMatching(media.matches);
    media.addEventListener('change', follow);
    return () => media.removeEventListener('change', follow);
  }, [query]);
  return isMatching;
}
