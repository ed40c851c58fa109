/** Owns the file for the national system: a sheet for each group, which says that its heads are to be compared. */
import type { Writing } from '../files/writing'
import { type Line, type RegisterShape, tableOf } from './register'

const TO_COMPARE =
  '表头没有公布的标准可对，导入前请和全国志愿服务信息系统的模板核对；证件号和电话按系统要求另填'

const leftWords = (left: number): string =>
  left > 0 ? `${left} 位没有同意报给全国系统，他们的不在表里。` : ''

/** @param left how many people are left out, as they have not agreed */
export const nationalWriting = (
  title: string,
  sheets: readonly { shape: RegisterShape; lines: readonly Line[] }[],
  left: number,
): Writing => ({
  ...{ name: title, title, under: `${leftWords(left)}待核对：${TO_COMPARE}`, wide: true },
  parts: sheets.flatMap(({ shape, lines }): Writing['parts'][number][] => [
    { is: 'heading', text: shape.title },
    { is: 'text', text: '待核对' },
    // A sheet without a row says so, so that nobody takes it for one that is missing.
    tableOf(
      shape,
      lines.length > 0
        ? lines.map(({ cells }) => cells)
        : [shape.columns.map((_, at) => (at === 0 ? shape.none : ''))],
    ),
  ]),
})
