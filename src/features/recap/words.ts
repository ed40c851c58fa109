/** Owns how the figures of a recap are said. */
import type { FigureProps } from '@/components/figure'
import { hoursNumber } from '@/domain/words/amounts'
import type { Recap } from './store'

type Figures = Recap['figures']

/** What there is to show, each with its words; what nobody may know is left out. */
export function figuresIn({ came, minutes, homes, buildings }: Figures): FigureProps[] {
  return [
    ...(came > 0 ? [{ value: came, caption: '人来了' }] : []),
    ...(minutes > 0 ? [{ value: hoursNumber(minutes), caption: '小时' }] : []),
    ...(homes !== null ? [{ value: homes, caption: '户' }] : []),
    ...(buildings !== null && buildings > 1 ? [{ value: buildings, caption: '栋楼' }] : []),
  ]
}

/** 28 人来了，6 栋楼 */
export const figuresWord = ({ came, buildings }: Figures): string =>
  [came > 0 && `${came} 人来了`, buildings !== null && buildings > 1 && `${buildings} 栋楼`]
    .filter(Boolean)
    .join('，')
