/** A drawn code can be read back by a scanner. */
import { render, screen } from '@testing-library/react'
import jsQR from 'jsqr'
import { QrCode } from '@/components/qr-code'
import { qrImage } from '@/components/qr-code/qr-image'

const pixelsPerModule = 4

/** Paints the picture's one path as a scanner's camera would see it. */
function paint(image: string): { pixels: Uint8ClampedArray; edge: number } {
  const svg = decodeURIComponent(image.slice('data:image/svg+xml,'.length))
  const size = Number(/viewBox='0 0 (\d+) \1'/.exec(svg)?.[1])
  const edge = size * pixelsPerModule
  const pixels = new Uint8ClampedArray(edge * edge * 4).fill(255)
  for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g)) {
    for (let row = 0; row < pixelsPerModule; row++) {
      const from = ((Number(y) * pixelsPerModule + row) * edge + Number(x) * pixelsPerModule) * 4
      for (let at = from; at < from + Number(width) * pixelsPerModule * 4; at += 4)
        pixels.fill(0x22, at, at + 3)
    }
  }
  return { pixels, edge }
}

describe('a QR code', () => {
  it.each(['407182', 'linli:door:9f2c:407182:1795312800', '邻里文明实践 3 号楼', 'x'.repeat(300)])(
    'says %s to a scanner',
    (text) => {
      const { pixels, edge } = paint(qrImage(text))
      expect(jsQR(pixels, edge, edge)?.data).toBe(text)
    },
  )

  it('is named for what it is for, and draws what it says', () => {
    render(<QrCode text="407182" label="签到码" />)
    const square = screen.getByRole('img', { name: '签到码' }).firstElementChild as HTMLElement
    expect(square.style.backgroundImage).toContain('data:image/svg+xml')
  })
})
