/** One stall at the desk: giving an empty one, and what may be done with one that somebody has. */
import { useRef } from 'react'
import type { Answer } from '@/api/failure'
import { Button } from '@/components/button'
import { Caption, Stack } from '@/components/card'
import { Row, RowGroup } from '@/components/rows'
import { Sheet } from '@/components/sheet'
import { Empty } from '@/components/states/empty'
import { Tag } from '@/components/tag'
import { eachWord } from '@/domain/stalls/words'
import { ContactRow } from '@/features/screens/contact-row'
import type { Saying } from '@/features/screens/said'
import { useListSearch } from '@/features/screens/list-search'
import { type Candidate, type Fair, giveStall, type Held, layStalls, markStall, takeBackStall } from './store'

interface StallSheetProps {
  fair: Fair
  number: number
  saying: Saying
  onChange: () => void
  onClose: () => void
}

/** What was done with a stall, offered back; whoever was overtaken reads who has it. */
function useDeeds({ fair: { sessionId }, number, saying, onClose }: StallSheetProps) {
  const begun = useRef(false)
  // A second tap on the way is the same deed.
  const once = async (deed: () => Promise<unknown>) => {
    if (begun.current) return
    begun.current = true
    await deed()
    onClose()
  }
  const giveTo = ({ is, id }: Pick<Candidate, 'is' | 'id'>) =>
    giveStall({ sessionId, number, to: { is, id } })
  const takeFrom = ({ id }: Pick<Candidate, 'id'>) => takeBackStall({ sessionId, number, holderId: id })
  const offering = (
    answer: Answer<unknown>,
    text: string,
    undo: () => Promise<Answer<unknown>>,
    undone: string,
  ) => {
    if (answer.ok) saying.offer(text, undo, undone)
    else saying.sayAnswer(answer, text)
  }
  return {
    give: (to: Candidate) =>
      once(async () =>
        offering(
          await giveTo(to),
          `${number} 号给了「${to.name}」`,
          () => takeFrom(to),
          `${number} 号收回了`,
        ),
      ),
    takeBack: (from: Held) =>
      once(async () =>
        offering(
          await takeFrom(from),
          `${number} 号收回了`,
          () => giveTo(from),
          `${number} 号还给了「${from.name}」`,
        ),
      ),
    mark: (holder: Held, came: boolean | null) =>
      once(async () =>
        saying.sayAnswer(
          await markStall({ sessionId, number, holderId: holder.id, came }),
          came === null ? '改回没记过' : `记下了：${holder.name}${came ? '来了' : '没来'}`,
        ),
      ),
  }
}

const isSaid = ({ name, sortText }: Candidate, typed: string): boolean => `${name}${sortText}`.includes(typed)

/** Only the last one goes, so that no other stall gets another number. */
function RemoveLast({ fair, number, saying, onClose }: StallSheetProps) {
  if (number !== fair.stalls.length) return null
  const remove = async () => {
    const stalls = fair.stalls.slice(0, -1)
    const answer = await layStalls(fair, { stalls })
    saying.sayAnswer(answer, `${number} 号去掉了`)
    onClose()
  }
  return <Button small kind="danger" text={`去掉 ${number} 号`} onTap={remove} />
}

/** An empty stall: to whom it may be given. */
export function GiveSheet(props: StallSheetProps) {
  const { fair, number, onChange, onClose } = props
  const search = useListSearch({ label: '找一家', placeholder: '单位、队伍' })
  const deeds = useDeeds(props)
  const found = fair.candidates.filter((one) => isSaid(one, search.text))
  return (
    <Sheet open title={`${number} 号给谁`} cancel="先空着" onClose={onClose}>
      <Stack>
        {search.box}
        <Caption text={`大集那天协议有效的共建单位，和站里的队伍；${eachWord}`} />
        {found.length === 0 &&
          search.orNotFound(<Empty title="还没有能给的" text="先在「共建协议」里签一家，或者建一支队伍" />)}
        <RowGroup>
          {found.map((one) => (
            <Row
              key={one.id}
              title={one.name}
              end={<Tag text={one.sortText} />}
              label={`给${one.name}，${one.sortText}`}
              onTap={() => void deeds.give(one)}
            />
          ))}
        </RowGroup>
        <Button small kind="second" text="改做什么" onTap={onChange} />
        <RemoveLast {...props} />
      </Stack>
    </Sheet>
  )
}

interface HeldSheetProps extends StallSheetProps {
  holder: Held
}

export function HeldSheet({ holder, ...props }: HeldSheetProps) {
  const { fair, number, onChange, onClose } = props
  const deeds = useDeeds(props)
  const { came, contact, name } = holder
  return (
    <Sheet open title={`${number} 号，${name}`} cancel="好了" onClose={onClose}>
      <Stack>
        {contact === '' ? (
          <Caption text="没有写找谁" />
        ) : (
          <RowGroup>
            <ContactRow text={contact} />
          </RowGroup>
        )}
        {fair.mayMark && came !== true && <Button text="来了" onTap={() => deeds.mark(holder, true)} />}
        {fair.mayMark && came !== false && (
          <Button kind="second" text="没来" onTap={() => deeds.mark(holder, false)} />
        )}
        {fair.mayMark && came !== null && (
          <Button kind="second" text="记错了，改回没记" onTap={() => deeds.mark(holder, null)} />
        )}
        {fair.mayGive && <Button small kind="second" text="改做什么" onTap={onChange} />}
        {fair.mayGive && (
          <Button small kind="danger" text={`收回 ${number} 号`} onTap={() => deeds.takeBack(holder)} />
        )}
      </Stack>
    </Sheet>
  )
}
