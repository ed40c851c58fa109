/** Owns the register of articles: what went out in a month, in which column, and who wrote and who read it before. */
import { columns } from '../article/columns'
import type { ArticleDocument } from '../article/documents'
import { articleFlow } from '../article/flow'
import { readPages } from '../read-pages'
import { dayCell, defineRegister } from './register'

/** An article with those who read it before it went out, the first first. */
export interface ReadArticle extends ArticleDocument {
  readers: { personId: string; name: string }[]
}

/** Those who read it since it was handed in last, by their ids; it went out by the word of the last one. */
export function readersOf({ history }: Pick<ArticleDocument, 'history'>): string[] {
  const handedIn = history.map(({ on }) => on).lastIndexOf('submit')
  return history
    .slice(handedIn + 1)
    .filter(({ on }) => on === 'pass' || on === 'publish')
    .map(({ by }) => by)
}

export const articlesRegister = defineRegister<ReadArticle>({
  title: '文章',
  none: '这个月没有登文章',
  columns: [
    { head: '哪天登的', room: 10, cell: ({ publishAt }) => dayCell(publishAt) },
    { head: '哪一栏', room: 8, cell: ({ column }) => columns[column].title },
    { head: '标题', room: 28, cell: ({ title }) => title, leads: true },
    {
      ...{ head: '谁写的', room: 9, is: 'name' },
      cell: ({ authorName, authorId }, calling) => calling(authorName, authorId),
    },
    {
      ...{ head: '谁审的', room: 14, is: 'name' },
      cell: ({ readers }, calling) => readers.map(({ name, personId }) => calling(name, personId)).join('、'),
    },
    { head: '来源', room: 16, cell: ({ source }) => source },
    { head: '现在', room: 11, cell: ({ state }) => articleFlow.states[state].label },
  ],
  people: ({ authorId, readers }) => [authorId, ...readers.map(({ personId }) => personId)],
  opens: ({ _id }) => readPages.deskArticle(_id),
})
