/** The three short steps of writing a wish: what, for whom, when and where. */
import { useState } from 'react'
import { fileSrc } from '@/api/files'
import type { Me } from '@/api/me'
import { sendPhotoTo } from '@/api/send-photo'
import { serverNow } from '@/api/server-clock'
import { Button } from '@/components/button'
import { Card } from '@/components/card'
import { Choice } from '@/components/choices'
import { Field } from '@/components/field'
import { MomentField, PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { Note } from '@/components/note'
import { PhotoField } from '@/components/photo-field'
import { relationNames } from '@/domain/person/vocabulary'
import {
  deliverWayNames,
  deliverWays,
  wishGroupNames,
  wishGroups,
  wishKindNames,
  wishKinds,
} from '@/domain/wish/vocabulary'
import { writtenDayWord } from '@/domain/words/moments'
import { scanPerson } from '@/platform/scan-person'
import { dayAfter, farthestDays, guessGroup, mayScan, spans, type MakeDraft } from './make-draft'

interface StepProps {
  draft: MakeDraft
  edit: (some: Partial<MakeDraft>) => void
}

const send = sendPhotoTo('wish')
const kinds = wishKinds.map((value) => ({ value, text: wishKindNames[value] }))
const examples = {
  goods: '比如：一本新的小学四年级字典',
  service: '比如：想有人每周陪我下一盘象棋',
}

export function What({ draft, edit, onBusy }: StepProps & { onBusy: (busy: boolean) => void }) {
  const { kind, title, reason, photos } = draft
  return (
    <Card>
      <Field label="是哪一种">
        <Choice options={kinds} value={kind} onChange={(next) => edit({ kind: next })} label="是哪一种" />
      </Field>
      <TextField
        label="心愿是什么"
        value={title}
        onChange={(text) => edit({ title: text.replace(/\n/g, '') })}
        placeholder={examples[kind]}
        maxLength={30}
        multiline
      />
      <TextField
        label="为什么想要"
        value={reason}
        onChange={(text) => edit({ reason: text })}
        placeholder="说一句缘由，别写名字、门牌和电话"
        maxLength={300}
        multiline
        optional
      />
      <PhotoField
        label="照片"
        hint="拍东西就好，别拍到人脸"
        value={photos}
        onChange={(next) => edit({ photos: next })}
        max={3}
        upload={send}
        keepAs="wish"
        srcOf={fileSrc}
        onBusy={onBusy}
        optional
      />
    </Card>
  )
}

/** The card of somebody without a phone. */
function CardScan({ draft, edit }: StepProps) {
  const [problem, setProblem] = useState<string | null>(null)
  const read = async () => {
    const found = await scanPerson()
    if ('token' in found) edit({ cardToken: found.token })
    setProblem('problem' in found ? found.problem : null)
  }
  return (
    <Field label="他的居民卡" hint="您的名字也会记下：由您代写">
      {draft.cardToken !== null && <Note tone="jade" text="卡扫好了" />}
      <Button kind="outline" text={draft.cardToken === null ? '扫居民卡' : '换一张卡'} onTap={read} />
      {problem !== null && <Note tone="seal" text={problem} />}
    </Field>
  )
}

/** @param me null while it is not known who holds the phone; `amends` when the person was chosen before */
export function ForWhom({ draft, edit, me, amends }: StepProps & { me: Me | null; amends: boolean }) {
  const family = me?.profile.family ?? []
  const people = [
    { value: 'self', text: '我自己' },
    ...family.map(({ personId, name, relation }) => ({
      value: personId,
      text: name,
      caption: relationNames[relation],
    })),
    ...(mayScan(me) ? [{ value: 'card', text: '没带手机的街坊', caption: '扫他的纸卡，您代写' }] : []),
  ]
  const choose = (who: string) => {
    const birthDate =
      who === 'self'
        ? (me?.profile.birthDate ?? null)
        : (family.find(({ personId }) => personId === who)?.birthDate ?? null)
    const guess = draft.group ?? guessGroup(birthDate, serverNow())
    edit({ who, ...(guess !== null && { group: guess }) })
  }
  return (
    <Card>
      {!amends && (
        <Field label="替谁许">
          <Choice options={people} value={draft.who} onChange={choose} label="替谁许" />
        </Field>
      )}
      {!amends && draft.who === 'card' && <CardScan draft={draft} edit={edit} />}
      <Field label="墙上写为谁" hint="墙上只写这个，不写名字">
        <Choice
          options={wishGroups.map((value) => ({ value, text: wishGroupNames[value] }))}
          value={draft.group}
          onChange={(group) => edit({ group })}
          label="墙上写为谁"
        />
      </Field>
    </Card>
  )
}

const places: Record<MakeDraft['deliverWay'], string> = {
  home: '比如：3 号楼 2 单元 401',
  station: '比如：服务台',
  gridPoint: '比如：2 网格管家室',
}

const numbers = Array.from({ length: 10 }, (_, index) => ({
  value: String(index + 1),
  text: index === 0 ? '一个人就够' : `${index + 1} 人一起`,
}))

/** What it costs, how many it takes, and whether one may be called. */
function HowMuch({ draft, edit }: StepProps) {
  const { kind, estCost, helpersWanted, sharePhone } = draft
  return (
    <>
      <Card>
        {kind === 'goods' && (
          <TextField
            label="大概多少钱"
            type="number"
            value={estCost}
            onChange={(text) => edit({ estCost: text })}
            placeholder="0"
            hint="按元写，最多 300；只作参考，墙上不收钱"
            maxLength={5}
            optional
          />
        )}
        <PickField
          label="要几个人"
          options={numbers}
          value={String(helpersWanted)}
          onChange={(count) => edit({ helpersWanted: Number(count) })}
        />
      </Card>
      <Card flush>
        <SwitchRow
          label="可以打电话找"
          hint="认领的人写好打算后才看得到号码，谁看过都有记录"
          on={sharePhone}
          onChange={(on) => edit({ sharePhone: on })}
        />
      </Card>
    </>
  )
}

export function WhenAndWhere({ draft, edit }: StepProps) {
  const { kind, neededBy, deliverWay, place } = draft
  const now = serverNow()
  const span = spans.find(({ value }) => dayAfter(Number(value), now) === neededBy)?.value ?? null
  return (
    <>
      <Card>
        <Field label="最晚什么时候">
          <Choice
            options={spans}
            value={span}
            onChange={(days) => edit({ neededBy: dayAfter(Number(days), now) })}
            label="最晚什么时候"
          />
        </Field>
        <MomentField
          label="或者选一天"
          mode="date"
          value={neededBy}
          onChange={(day) => edit({ neededBy: day })}
          start={dayAfter(1, now)}
          end={dayAfter(farthestDays, now)}
          {...(neededBy !== null && { shown: writtenDayWord(neededBy, now) })}
        />
        <Field label={kind === 'goods' ? '东西怎么交' : '在哪里帮'}>
          <Choice
            options={deliverWays.map((value) => ({ value, text: deliverWayNames[value] }))}
            value={deliverWay}
            onChange={(way) => edit({ deliverWay: way })}
            label="怎么交"
          />
        </Field>
        <TextField
          label="具体地点"
          value={place}
          onChange={(text) => edit({ place: text })}
          placeholder={places[deliverWay]}
          hint="只告诉来帮的人"
          maxLength={60}
          optional
        />
      </Card>
      <HowMuch draft={draft} edit={edit} />
    </>
  )
}
