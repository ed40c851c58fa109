/** Looking through a list: the field above it, what stands there when nothing was found, and the way back. */
import { useState, type ReactNode } from 'react'
import { SearchBox } from '@/components/search-box'
import { Empty } from '@/components/states/empty'

export interface ListSearchProps {
  /** What the list is of: 找心愿. */
  label: string
  /** By what it is found: 心愿、许愿人. */
  placeholder: string
}

interface SearchingProps extends ListSearchProps {
  text: string
  onText: (text: string) => void
}

export const ListSearch = ({ text, onText, ...words }: SearchingProps) => (
  <SearchBox {...words} text={text} onText={(typed) => onText(typed.trim())} maxLength={40} />
)

export const NotFound = ({ text, onText }: Pick<SearchingProps, 'text' | 'onText'>) => (
  <Empty
    title={`没有找到「${text}」`}
    text="换个说法，或看看别的一栏"
    action="看全部"
    onAction={() => onText('')}
  />
)

/** What a page of one list shows of the search. */
interface Search {
  /** As typed; empty while nothing is looked for. */
  text: string
  /** The field, for a place that stays while the list is on its way. */
  box: ReactNode
  /** What stands there instead of rows: of a search, that nothing was found. */
  orNotFound: (empty: ReactNode) => ReactNode
}

/** Looks through a list by what is typed: the list of these words is asked for where it is shown. */
export function useListSearch(words: ListSearchProps): Search {
  const [text, setText] = useState('')
  return {
    text,
    box: <ListSearch {...words} text={text} onText={setText} />,
    orNotFound: (empty) => (text === '' ? empty : <NotFound text={text} onText={setText} />),
  }
}
