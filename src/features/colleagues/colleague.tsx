/** One colleague, or somebody who is to be one: what is held, what hangs on it, what was, and what can be changed. */
import { useState, type ReactNode } from 'react'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Caption, Card, Stack, Title } from '@/components/card'
import { Note } from '@/components/note'
import { Row, RowGroup } from '@/components/rows'
import { Screen } from '@/components/screen'
import { Section } from '@/components/section'
import { Slot } from '@/components/slot'
import { Timeline } from '@/components/timeline'
import { appointments } from '@/domain/person/appointments'
import { type AppointedRole, ORGANISERS, roleNames } from '@/domain/person/roles'
import { shortName } from '@/domain/station/units'
import { homeWords } from '@/domain/words/homes'
import { dateWord, momentWord } from '@/domain/words/moments'
import { ActionSheet } from '@/features/screens/action-sheet'
import { SaidNote, type Saying, useSaid } from '@/features/screens/said'
import { AppointSheet } from './appoint-sheet'
import { type ColleagueAt, endRole, handOver, type OneColleague, takeBack } from './store'
import { hangsOn, sinceWord } from './words'

type Asked = { end: AppointedRole } | { give: AppointedRole[] } | 'handOver'

interface PartProps {
  colleague: OneColleague
  onAsk: (asked: Asked) => void
}

const allowedOf = (permissions: OneColleague['gives']): AppointedRole[] =>
  permissions.filter(({ allowed }) => allowed).map(({ role }) => role)

/** Whether a role ends together with leading sessions. */
const isLast = ({ roles }: OneColleague, role: AppointedRole): boolean =>
  (ORGANISERS as readonly string[]).includes(role) &&
  !roles.some((held) => held.role !== role && (ORGANISERS as readonly string[]).includes(held.role))

type Need = NonNullable<(typeof appointments)[AppointedRole]['needs']>

const unitOf = ({ unitName }: OneColleague): string[] => (unitName === null ? [] : [shortName(unitName)])

/** What a role is held for, beside the station. */
const heldFor: Record<Need, (colleague: OneColleague) => string[]> = {
  grids: ({ grids }) => grids,
  partner: ({ partnerName }) => (partnerName === null ? [] : [partnerName]),
  institute: unitOf,
  center: unitOf,
  department: unitOf,
}

const movesWord: Record<Need, string> = {
  grids: '改网格',
  partner: '换一家',
  institute: '换一个所',
  center: '换一个中心',
  department: '换一个部门',
}

function Roles({ colleague, onAsk }: PartProps) {
  const { roles, ends, gives } = colleague
  const now = serverNow()
  const moves = (role: AppointedRole) =>
    appointments[role].needs !== undefined && allowedOf(gives).includes(role)
  return (
    <Section title="现在做什么">
      {roles.length === 0 && <Caption text="还没有在站里做事" />}
      <RowGroup>
        {roles.map(({ role, since }) => {
          const { needs } = appointments[role]
          const facts = needs ? heldFor[needs](colleague) : []
          const refused = ends.find((one) => one.role === role && !one.allowed)?.reason ?? null
          return (
            <Row
              key={role}
              title={roleNames[role]}
              caption={[...facts, sinceWord(since, now), refused ?? ''].filter(Boolean).join(' · ')}
              end={
                refused === null && (
                  <>
                    {moves(role) && (
                      <Button
                        small
                        kind="second"
                        text={needs ? movesWord[needs] : ''}
                        onTap={() => onAsk({ give: [role] })}
                      />
                    )}
                    <Button
                      small
                      kind="second"
                      text={colleague.isSelf ? '卸任' : '结束'}
                      label={`${colleague.isSelf ? '卸任' : '结束'}${roleNames[role]}`}
                      onTap={() => onAsk({ end: role })}
                    />
                  </>
                )
              }
            />
          )
        })}
      </RowGroup>
    </Section>
  )
}

function Leads({ colleague: { leads, isSelf }, onAsk }: PartProps) {
  if (leads.length === 0) return null
  const now = serverNow()
  return (
    <Section title={`名下还有 ${leads.length} 场活动`}>
      <RowGroup>
        {leads.map(({ sessionId, title, startAt }) => (
          <Row key={sessionId} title={title} value={momentWord(startAt, now)} />
        ))}
      </RowGroup>
      {!isSelf && <Button kind="second" text="换人带，由我来带" onTap={() => onAsk('handOver')} />}
    </Section>
  )
}

function History({ history }: Pick<OneColleague, 'history'>) {
  if (history.length === 0) return null
  const now = serverNow()
  return (
    <Section title="经过">
      <Timeline
        steps={history.map(({ role, since, until, by, why, grids, endedBy, endedWhy }) => ({
          at: `${dateWord(since, now)}${until === null ? '起' : `到 ${dateWord(until, now)}`}`,
          text: [roleNames[role], ...grids].join(' · '),
          caption: [
            `${by}请的${why === '' ? '' : `：${why}`}`,
            endedBy === null ? '' : `${endedBy}结束的：${endedWhy ?? ''}`,
          ]
            .filter(Boolean)
            .join(' · '),
          now: until === null,
        }))}
      />
    </Section>
  )
}

interface AskedProps {
  colleague: OneColleague
  whom: ColleagueAt
  asked: Asked
  saying: Saying
  onClose: () => void
}

/** What is offered back for some seconds; what one has laid down oneself is not. */
function useOffer({ isSelf }: OneColleague, whom: ColleagueAt, saying: Saying) {
  return (said: string, version: number) =>
    isSelf ? saying.say(said) : saying.offer(said, () => takeBack(whom, version), '撤回了，和原来一样')
}

function EndSheet({
  colleague,
  whom,
  role,
  saying,
  onClose,
}: Omit<AskedProps, 'asked'> & { role: AppointedRole }) {
  const { personId, version, name, leads, isSelf } = colleague
  const offer = useOffer(colleague, whom, saying)
  const called = roleNames[role]
  const blocked = leads.length > 0 && isLast(colleague, role)
  const first = isSelf
    ? '卸任以后要上一级才能再定您做站长，撤不回来。'
    : '马上看不到站里的名单，手机上存的会自动删掉；本人和站长会收到消息。'
  return (
    <ActionSheet
      draft={`office:${personId}:${role}`}
      title={isSelf ? `您要卸任${called}？` : `结束${name}的${called}？`}
      text={first}
      confirm={isSelf ? '卸任' : '结束'}
      danger
      ask="为什么"
      placeholder="比如：搬走了，换人来做"
      maxLength={60}
      ready={!blocked}
      below={
        <Stack>
          {blocked && (
            <Note
              tone="amber"
              text={`名下还有 ${leads.length} 场活动，${isSelf ? '请另一位同事来接着带' : '先换人带'}`}
            />
          )}
          {hangsOn(colleague, role).map((line) => (
            <Caption key={line} text={line} />
          ))}
        </Stack>
      }
      onConfirm={({ words }) => endRole(whom, { version, role, why: words })}
      onDone={({ version: after }) => offer(`${name}不再是${called}`, after)}
      onClose={onClose}
    />
  )
}

function AskedSheet({ colleague, whom, asked, saying, onClose }: AskedProps) {
  const offer = useOffer(colleague, whom, saying)
  if (asked === 'handOver')
    return (
      <ActionSheet
        draft={`hand-over:${colleague.personId}`}
        title={`把${colleague.name}的活动接过来？`}
        text={`还没办完的 ${colleague.leads.length} 场和还没发布的活动由您来带，报名的人不受影响；本人会收到消息。`}
        confirm="由我来带"
        onConfirm={() => handOver(whom)}
        onDone={({ count }) => saying.say(`${count} 场活动由您来带了`)}
        onClose={onClose}
      />
    )
  if ('end' in asked) return <EndSheet {...{ colleague, whom, saying, onClose }} role={asked.end} />
  return <AppointSheet {...{ colleague, whom, onClose }} offered={asked.give} onDone={offer} />
}

interface ColleagueViewProps {
  colleague: OneColleague
  whom: ColleagueAt
  stale: ReactNode
}

export function ColleagueView({ colleague, whom, stale }: ColleagueViewProps) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const saying = useSaid()
  const { name, maskedPhone, roles, gives, isSelf } = colleague
  const held = roles.map(({ role }) => role)
  const free = allowedOf(gives).filter((role) => !held.includes(role))
  const reason = gives.find((one) => !one.allowed && !held.includes(one.role))?.reason ?? null
  return (
    <Screen
      title="同事"
      action={
        (saying.said !== null || free.length > 0) && (
          <Stack>
            <SaidNote saying={saying} />
            {free.length > 0 && (
              <Button
                text={held.length === 0 ? '请来做事' : '再加一个角色'}
                onTap={() => setAsked({ give: free })}
              />
            )}
          </Stack>
        )
      }
    >
      <Stack>
        {stale}
        <Card>
          <Title text={name} />
          <Caption text={[homeWords(colleague), maskedPhone].filter(Boolean).join('，')} />
        </Card>
        {free.length === 0 && held.length === 0 && !isSelf && reason !== null && (
          <Note tone="amber" text={reason} />
        )}
        <Roles colleague={colleague} onAsk={setAsked} />
        <Leads colleague={colleague} onAsk={setAsked} />
        <History history={colleague.history} />
      </Stack>
      <Slot>
        {asked !== null && (
          <AskedSheet {...{ colleague, whom, asked, saying }} onClose={() => setAsked(null)} />
        )}
      </Slot>
    </Screen>
  )
}
