/** Owns what somebody is told of an honour. */
import { appPages } from '../app-pages'
import type { HonourDocument } from './documents'

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
