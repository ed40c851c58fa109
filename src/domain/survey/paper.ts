/** Owns what is put on paper of a survey: what it came to, and the code that is hung up. */
import type { Writing } from '../files/writing'
import { surveyRules } from './rules'

interface Told {
  title: string
  people: number
  answers: number | null
  questions: readonly {
    title: string
    asked: number | null
    cells: readonly { text: string; count: number | null }[]
    texts: readonly string[]
  }[]
}

const FEW = `少于 ${surveyRules.fewest} 人`
const countWord = (count: number | null): number | string => count ?? FEW

/** Each question with its counts as the page shows them: no count that the page hides stands in a file. */
export function resultWriting({ title, people, answers, questions }: Told): Writing {
  const rows = questions.flatMap((one) => [
    [one.title, '问到', countWord(one.asked)],
    ...one.cells.map(({ text, count }) => ['', text, one.asked === null ? FEW : countWord(count)]),
    ...one.texts.map((text) => ['', `“${text}”`, '']),
  ])
  return {
    ...{ name: `${title} 结果`, title, under: `问了 ${people} 人，${countWord(answers)}交了。不记名。` },
    parts: [{ is: 'table', widths: [50, 34, 16], heads: ['问的', '选的', '人数'], rows }],
  }
}

/** @param endsOn the last day, as it is said */
export const surveyCodeWriting = (
  {
    title,
    intro,
    stationName,
    endsOn,
  }: { title: string; intro: string; stationName: string; endsOn: string },
  base64: string,
): Writing => ({
  ...{ name: `${title} 的码`, title, under: '微信扫一扫，一页填完，不记名' },
  parts: [
    { is: 'picture', base64, wide: 110 },
    ...(intro === '' ? [] : [{ is: 'text' as const, text: intro }]),
    {
      is: 'text',
      text: `${endsOn}收完。谁填的、什么时候填的都不存，少于 ${surveyRules.fewest} 人选的不公布。`,
    },
    { is: 'text', text: '手机不方便的，到站里请工作人员录纸上填的。' },
    { is: 'text', text: stationName, atRight: true },
  ],
})
