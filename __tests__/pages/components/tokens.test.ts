/** The promises that live in style sheets: contrast, sizes by scale, and a drawing for every icon name. */
import path from 'node:path'
import * as sass from 'sass'
import { iconNames } from '@/components/icon'

const components = path.resolve(__dirname, '../../../src/components')
const css = (file: string) => sass.compile(path.join(components, file)).css

/** Custom properties declared by the rule whose selector ends in the given class. */
function tokensOf(scale: string): Map<string, string> {
  const rule = new RegExp(`${scale} \\{([^}]*)\\}`).exec(css('tokens.scss'))?.[1] ?? ''
  return new Map([...rule.matchAll(/(--[\w-]+): ([^;]+);/g)].map((found) => [found[1] ?? '', found[2] ?? '']))
}

const base = tokensOf('\\.t-std')

function luminance(token: string): number {
  const hex = base.get(token) ?? ''
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colours', () => {
  it.each([
    ['--ink', '--surface'],
    ['--ink', '--paper'],
    ['--ink', '--sunk'],
    ['--ink-2', '--surface'],
    ['--ink-2', '--paper'],
    ['--ink-2', '--sunk'],
    ['--ink-2', '--seal-wash'],
    ['--ink-3', '--surface'],
    ['--seal', '--surface'],
    ['--seal', '--paper'],
    ['--ink-2', '--note'],
    ['--ink-3', '--sunk'],
    ['--surface', '--ink'],
    ['--surface', '--late'],
    ['--on-seal', '--book'],
    ['--on-seal', '--seal'],
    ['--on-seal', '--ink-2'],
    ['--seal', '--seal-wash'],
    ['--jade', '--jade-wash'],
    ['--amber', '--amber-wash'],
    ['--sky', '--sky-wash'],
  ])('read %s on %s at 4.5:1 or better', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['--surface', '--paper'])('outline a control on %s at 3:1 or better', (ground) => {
    expect(contrast('--edge', ground)).toBeGreaterThanOrEqual(3)
  })
})

describe('the type scales', () => {
  const px = (scale: string, token: string) => Number.parseFloat(tokensOf(scale).get(token) ?? '')

  it.each([
    ['\\.t-std', 16, 44],
    ['\\.t-large', 18, 60],
    ['\\.t-huge', 30, 60],
  ])('%s has body text of %s px and targets of %s px at least', (scale, body, target) => {
    expect(px(scale, '--t-body')).toBeGreaterThanOrEqual(body)
    expect(px(scale, '--target')).toBeGreaterThanOrEqual(target)
    expect(px(scale, '--button')).toBeGreaterThanOrEqual(target)
    expect(px(scale, '--tab')).toBeGreaterThanOrEqual(Math.min(target, 56))
    expect(px(scale, '--lh')).toBeGreaterThanOrEqual(1.3)
  })

  it('grow every size that the standard scale sets', () => {
    const sizes = [...base.keys()].filter((token) => token.startsWith('--t-'))
    const grows = (token: string) =>
      px('\\.t-std', token) < px('\\.t-large', token) && px('\\.t-large', token) < px('\\.t-huge', token)
    expect(sizes.length).toBeGreaterThan(5)
    expect(sizes.filter((token) => !grows(token))).toEqual([])
  })
})

describe('the icons', () => {
  it('have a drawing for every name, and no drawing without one', () => {
    const drawn = [...css('icon/index.module.scss').matchAll(/\.([\w-]+) \{\s+-webkit-mask-position/g)]
    expect(drawn.map((found) => found[1]).sort()).toEqual([...iconNames].sort())
  })
})
