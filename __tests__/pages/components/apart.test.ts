/** Facts stand apart, and what belongs together is never on two lines. */
import { apart } from '../../../src/components/apart'

const drawn = (text: string) =>
  apart(text)
    .replace(/\u00a0/g, '_')
    .replace(/\u2060/g, '+')
    .replace(/\u2003/g, '=')

it.each([
  ['11 月 18 日 周三', '11_月_18_日 周+三'],
  ['2025 年 12 月 13 日 周六', '2025_年 12_月_13_日 周+六'],
  ['11 月 18 日 周三 10:15–11:45', '11_月_18_日 周+三 10:15–+11:45'],
  ['周一到周六 8:30–17:30', '周一到周+六 8:30–+17:30'],
  ['周六 9:00 · 北区广场', '周+六_9:00=北区广场'],
  ['3 号楼 2 单元', '3_号楼 2_单元'],
  ['10 月 16 日 2:00 · 赵*经手', '10_月_16_日 2:00=赵+*经手'],
  ['138****7492', '138****7492'],
  ['周五大扫除', '周五大扫除'],
])('%s', (text, parts) => {
  expect(drawn(text)).toBe(parts)
})
