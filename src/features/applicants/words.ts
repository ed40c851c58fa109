/** Owns how somebody who asks for a place is said to those who answer. */
import { durationWord } from '@/domain/words/amounts'
import type { Applicant } from './store'

/** 王秀英 · 东里网格 · 急救 */
export const whoWord = ({ name, grid, post }: Applicant): string =>
  [name, grid, post].filter(Boolean).join(' · ')

/** What is known, so that nobody has to be asked twice: 志愿者，服务过 12 小时，有「急救证」；要不要素食：要 */
export function knownWord({ isVolunteer, minutes, credentials, withAdult, answers }: Applicant): string {
  const known = [
    withAdult ? '大人带着' : '',
    isVolunteer ? '志愿者' : '',
    minutes > 0 ? `服务过 ${durationWord(minutes)}` : '',
    ...credentials.map((one) => `有「${one}」`),
  ].filter(Boolean)
  const said = answers.map(({ ask, said: words }) => `${ask}：${words}`)
  return [known.join('，') || '还没有来过', ...said].join('；')
}
