/** Turns a text into the data address of an SVG picture of its QR code. */
import { encode } from 'uqr'

const quietZone = 4

/** Dark modules of one row as horizontal strokes, so that neighbours join without seams. */
function rowPath(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const from = x
    while (row[x + 1]) x++
    path += `M${from} ${y}h${x + 1 - from}v1H${from}z`
  }
  return path
}

/** The picture has the quiet zone of four modules around the code and medium error correction. */
export function qrImage(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const path = data.map(rowPath).join('')
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${size} ${size}' shape-rendering='crispEdges'>` +
    `<rect width='${size}' height='${size}' fill='#fff'/><path d='${path}' fill='#221d17'/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg).replace(/'/g, '%27')}`
}
