/**
 * Owns the list that stands beside a page on a computer. A list says which page each of its rows opens; whatever page
 * lies directly on top of it then has the list at its left, and a row chosen there takes that page's place. On a phone
 * nothing is said and nothing is drawn.
 */
import { createContext, useContext, useEffect, useRef, useState, type ReactNode } from 'react'
import { ScrollView, View } from '@tarojs/components'
import { useDidShow, useRouter } from '@tarojs/taro'
import { create } from 'zustand'
import { beside } from '@/components/accessible'
import { Caption, Card, Strong, TagLine } from '@/components/card'
import { classNames } from '@/components/class-names'
import { Side } from '@/components/side'
import { Tag, type Tone } from '@/components/tag'
import { pageBeneath, pageInSight, replaceWhere } from '@/platform/navigate'
import { isOpenedAs } from '@/platform/page-params'
import styles from './beside.module.scss'

export interface Listed {
  /** The pages that its rows open, in their order. */
  pages: readonly string[]
  /** Its rows once more; @param isOpen whether that is the page beside it */
  draw: (isOpen: (page: string) => boolean) => ReactNode
}

/** The lists that are open, by the path of their page. */
const useLists = create<Readonly<Record<string, Listed>>>(() => ({}))
/** How far each was scrolled at the side, in px, since its own page was last in sight. */
const scrolled = new Map<string, number>()

replaceWhere((page) => useLists.getState()[pageBeneath()]?.pages.includes(page) === true)

/** Says what stands beside the pages that this list opens, if anything; @param of given the path that it lies at */
export function useListed(of: (path: string) => Listed | null): void {
  const [path] = useState(pageInSight)
  const isWide = useContext(Side) !== null
  useDidShow(() => void scrolled.delete(path))
  useEffect(() => {
    const listed = isWide ? of(path) : null
    if (listed !== null) useLists.setState({ [path]: listed })
  })
  useEffect(() => {
    if (!isWide) return
    return () => {
      const { [path]: _, ...others } = useLists.getState()
      useLists.setState(others, true)
    }
  }, [isWide, path])
}

const openRow = 'row-that-is-open'

/** One row at the side, marked when it is what the page shows. */
export const BesideRow = ({ open, children }: { open: boolean; children: ReactNode }) => (
  <View
    className={classNames(styles.row, open && styles.open)}
    {...(open && { id: openRow, 'aria-current': 'true' })}
  >
    {children}
  </View>
)

/** What a row says of what stands at the right in full. */
export interface Face<I> {
  key: string
  title: string
  caption: string
  tag?: { tone: Tone; text: string } | null
  /** The cases that it stands for. */
  items: readonly I[]
}

interface FaceRowProps {
  face: Face<unknown>
  open: boolean
  onOpen: () => void
}

export const FaceRow = ({ face: { title, caption, tag }, open, onOpen }: FaceRowProps) => (
  <BesideRow open={open}>
    <Card onTap={onOpen} label={[title, caption, tag?.text].filter(Boolean).join('，')}>
      <Strong text={title} />
      {caption !== '' && <Caption text={caption} />}
      {tag && (
        <TagLine>
          <Tag {...tag} />
        </TagLine>
      )}
    </Card>
  </BesideRow>
)

/** Whether a card is the only one in sight, so that its step is the one thing to do. */
export const Alone = createContext(false)

/** The face that was chosen; when it goes, the one that moves up into its place. */
export function useChosen<I>(faces: readonly Face<I>[]): [Face<I> | null, (key: string) => void] {
  const [key, setKey] = useState<string | null>(null)
  const place = useRef(0)
  const found = faces.findIndex((face) => face.key === key)
  place.current = found < 0 ? Math.max(0, Math.min(place.current, faces.length - 1)) : found
  return [faces[place.current] ?? null, setKey]
}

interface BesideColumnProps {
  label: string
  /** Names the place that it keeps when the page beside it is exchanged. */
  place?: string
  children: ReactNode
}

/** The column at the left that scrolls by itself. The first time it begins at the row that is open. */
export function BesideColumn({ label, place, children }: BesideColumnProps) {
  const [from] = useState(() => (place === undefined ? 0 : scrolled.get(place)))
  return (
    <ScrollView
      scrollY
      className={styles.column}
      {...(from === undefined ? { scrollIntoView: openRow } : { scrollTop: from })}
      {...(place !== undefined && {
        onScroll: ({ detail }: { detail: { scrollTop: number } }) =>
          void scrolled.set(place, detail.scrollTop),
      })}
      {...beside(label)}
    >
      <View className={styles.inner}>{children}</View>
    </ScrollView>
  )
}

/** The list that this page was opened from, where it is one that says so. @param on whether there is room */
export function useListBeneath(on: boolean): ReactNode {
  const router = useRouter()
  const [beneath] = useState(pageBeneath)
  const listed = useLists((lists) => lists[beneath])
  const belongs = useRef(false)
  const isOpen = (page: string) => isOpenedAs(page, router)
  if (!on || listed === undefined) return null
  // What was done here may take the row out of the list; the list stays all the same.
  belongs.current ||= listed.pages.some(isOpen)
  return belongs.current ? listed.draw(isOpen) : null
}
