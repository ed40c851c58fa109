/** Owns carrying out the strokes of a picture on a canvas, whichever made it. */
import type { Lettering, Measure, Painting, Stroke } from '@/domain/picture/paint'

/** What a browser's canvas and WeChat's have in common, as far as it is used here. */
type Pen = Pick<
  CanvasRenderingContext2D,
  | 'beginPath'
  | 'moveTo'
  | 'arcTo'
  | 'closePath'
  | 'fill'
  | 'fillRect'
  | 'fillText'
  | 'measureText'
  | 'save'
  | 'restore'
  | 'clip'
  | 'drawImage'
> & { fillStyle: unknown; font: string; textAlign: string; textBaseline: string }

/** A loaded picture and its size in pixels. */
export interface LoadedPicture {
  image: CanvasImageSource
  width: number
  height: number
}

const fontOf = ({ size, bold, serif }: Pick<Lettering, 'size' | 'bold' | 'serif'>): string =>
  `${bold ? 'bold ' : ''}${size}px ${serif ? "'Songti SC', 'Noto Serif SC', 'Noto Serif CJK SC', serif" : 'sans-serif'}`

/** How wide this pen would write a text. */
export const measureWith =
  (pen: Pen): Measure =>
  (text, lettering) => {
    pen.font = fontOf(lettering)
    return pen.measureText(text).width
  }

type Frame = { x: number; y: number; width: number; height: number }

function round(pen: Pen, { x, y, width, height }: Frame, radius: number): void {
  const [right, foot] = [x + width, y + height]
  pen.beginPath()
  pen.moveTo(x + radius, y)
  pen.arcTo(right, y, right, foot, radius)
  pen.arcTo(right, foot, x, foot, radius)
  pen.arcTo(x, foot, x, y, radius)
  pen.arcTo(x, y, right, y, radius)
  pen.closePath()
}

/** The middle of a picture that fills a frame without being stretched. */
function middleOf({ width, height }: LoadedPicture, frame: Frame): [number, number, number, number] {
  const scale = Math.max(frame.width / width, frame.height / height)
  const [wide, high] = [frame.width / scale, frame.height / scale]
  return [(width - wide) / 2, (height - high) / 2, wide, high]
}

function carryOut(pen: Pen, stroke: Stroke, pictures: Readonly<Record<string, LoadedPicture>>): void {
  if (stroke.is === 'line') {
    pen.font = fontOf(stroke)
    pen.textAlign = stroke.align ?? 'left'
    pen.fillStyle = stroke.color
    pen.fillText(stroke.text, stroke.x, stroke.y)
    return
  }
  const { x, y, width, height, radius = 0 } = stroke
  if (stroke.is === 'box') {
    pen.fillStyle = stroke.color
    if (radius === 0) return pen.fillRect(x, y, width, height)
    round(pen, stroke, radius)
    return pen.fill()
  }
  const picture = pictures[stroke.name]
  if (picture === undefined) return
  pen.save()
  round(pen, stroke, radius)
  pen.clip()
  pen.drawImage(picture.image, ...middleOf(picture, stroke), x, y, width, height)
  pen.restore()
}

/** Carries out all strokes in their order; pictures that are not there are left out. */
export function paint(
  pen: Pen,
  { strokes }: Painting,
  pictures: Readonly<Record<string, LoadedPicture>>,
): void {
  pen.textBaseline = 'alphabetic'
  for (const stroke of strokes) carryOut(pen, stroke, pictures)
}
