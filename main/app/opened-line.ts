/** What the desktop shell prints when its first window is shown; the command that started it waits for this. */
export const openedLine = 'Leysin opened the desktop shell';
