/** Owns what somebody is told of an honour. */
import { appPages } from '../app-pages'
import type { HonourDocument } from './documents'
import { because } from '../words/reason'

type Words = Omit<HonourNews, 'page'>

interface HonourNews {
  title: string
  text: string
  page: string
}

/** That it was given, and that it is for the reader to say who may see it. */
export const grantedNews = ({
  title,
  grantedBy,
}: Pick<HonourDocument, 'title' | 'grantedBy'>): HonourNews => ({
  title: `得了荣誉：${title}`,
  text: `${grantedBy}评的。要不要写到荣誉墙上，由您定：点开看看谁会看到，不答复就不写。`,
  page: appPages.myHonours,
})

const writers: Readonly<Record<string, (title: string, reason: string) => Words>> = {
  write: (title) => ({
    title: '请您看看写得对不对',
    text: `站里为「${title}」写了一段事迹。您看过、点了同意才公开，不同意就不公开。`,
  }),
  takeDown: (title, reason) => ({ title: '事迹撤下了', text: `「${title}」的事迹不再公开。${reason}` }),
  rest: (title, reason) => ({
    title: '荣誉先收起来核实',
    text: `「${title}」这几天先不在榜上写。${reason}核实好了会告诉您。`,
  }),
  resume: (title) => ({ title: '荣誉核实好了', text: `「${title}」照旧，您同意过的榜上又写着了。` }),
  withdraw: (title, reason) => ({
    title: '荣誉撤回了',
    text: `「${title}」撤回了。${reason}有异议请找站长。`,
  }),
  putBack: (title) => ({ title: '荣誉放回去了', text: `「${title}」又有效了，您同意过的榜上又写着了。` }),
  revoke: (title, reason) => ({
    title: '荣誉撤销了',
    text: `「${title}」撤销了。${reason}有异议请找站长。`,
  }),
}

/** What its holder is told of an event that somebody else has sent; null where there is nothing to tell. */
export function honourNewsOf(event: string, title: string, reason: string): HonourNews | null {
  const words = writers[event]?.(title, because(reason))
  return words ? { ...words, page: appPages.myHonours } : null
}
