/** Looking through a list of the desk: the field above it, what stands there when nothing was found, and the way back. */
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
