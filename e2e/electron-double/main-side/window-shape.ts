/** A rectangle on the screen in device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The one display of the double. */
export const displayArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 };
/** The display without its panel. */
export const workArea: Rectangle = { x: 0, y: 0, width: 1920, height: 1040 };

type State = 'normal' | 'maximized' | 'full-screen';

/** Where a window is and how: bookkeeping only, no screen shows it. */
export class WindowShape {
  isMinimized = false;
  isVisible = false;
  private normal: Rectangle;
  private state: State = 'normal';
  private beforeFullScreen: State = 'normal';
  private readonly emit: (event: string) => void;

  constructor(
    wanted: { x?: number; y?: number; width?: number; height?: number },
    emit: (event: string) => void,
  ) {
    const { width = 800, height = 600 } = wanted;
    this.normal = {
      x: wanted.x ?? Math.round((workArea.width - width) / 2),
      y: wanted.y ?? Math.round((workArea.height - height) / 2),
      width,
      height,
    };
    this.emit = emit;
  }

  get bounds(): Rectangle {
    if (this.state === 'full-screen') return { ...displayArea };
    return { ...(this.state === 'maximized' ? workArea : this.normal) };
  }

  get normalBounds(): Rectangle {
    return { ...this.normal };
  }

  get isMaximized(): boolean {
    return this.state === 'maximized';
  }

  get isFullScreen(): boolean {
    return this.state === 'full-screen';
  }

  setBounds(wanted: Partial<Rectangle>): void {
    const old = this.normal;
    this.normal = roundAll({ ...old, ...wanted });
    const hasMoved = old.x !== this.normal.x || old.y !== this.normal.y;
    const hasGrown = old.width !== this.normal.width || old.height !== this.normal.height;
    if (hasGrown) this.emit('resize');
    if (hasMoved) this.emit('move');
  }

  maximize(): void {
    if (this.state !== 'normal') return;
    this.change('maximized', 'maximize');
  }

  unmaximize(): void {
    if (this.state === 'maximized') this.change('normal', 'unmaximize');
  }

  setFullScreen(wanted: boolean): void {
    if (wanted === this.isFullScreen) return;
    if (wanted) this.beforeFullScreen = this.state;
    this.change(
      wanted ? 'full-screen' : this.beforeFullScreen,
      wanted ? 'enter-full-screen' : 'leave-full-screen',
    );
  }

  private change(state: State, event: string): void {
    this.state = state;
    this.emit('resize');
    this.emit(event);
  }
}

function roundAll({ x, y, width, height }: Rectangle): Rectangle {
  return { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
}
