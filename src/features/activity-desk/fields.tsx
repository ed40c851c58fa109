/** The questions about an activity, in the order in which an organiser thinks of them. */
import { Card, Strong } from '@/components/card'
import { Choices } from '@/components/choices'
import { Field } from '@/components/field'
import { PickField } from '@/components/field/pick-field'
import { SwitchRow } from '@/components/field/switch-row'
import { TextField } from '@/components/field/text-field'
import { activityTypeNames, activityTypes, audienceNames, audiences } from '@/domain/activity/vocabulary'
import type { ActivityDraft, ActivityProblems } from './draft'

export interface FieldsProps {
  value: ActivityDraft
  edit: (some: Partial<ActivityDraft>) => void
  /** What is wrong with an answer, once saving was tried. */
  wrong: (key: keyof ActivityProblems) => { error?: string }
}

const types = activityTypes.map((value) => ({ value, text: activityTypeNames[value] }))
const people = audiences.map((value) => ({ value, text: audienceNames[value] }))

export function WhatFields({ value, edit, wrong }: FieldsProps) {
  return (
    <Card>
      <TextField
        label="活动名称"
        value={value.title}
        onChange={(title) => edit({ title })}
        maxLength={40}
        hint="比如：剪窗花，迎新春"
        {...wrong('title')}
      />
      <PickField
        label="类型"
        options={types}
        value={value.type}
        onChange={(type) => edit({ type })}
        {...wrong('type')}
      />
      <TextField
        label="介绍"
        value={value.intro}
        onChange={(intro) => edit({ intro })}
        multiline
        maxLength={1000}
        placeholder="来了做什么、适合谁"
        optional
      />
    </Card>
  )
}

export function WhereFields({ value, edit, wrong }: FieldsProps) {
  return (
    <Card>
      <TextField
        label="地点"
        value={value.placeName}
        onChange={(placeName) => edit({ placeName })}
        maxLength={40}
        hint="比如：社区培训室"
        {...wrong('placeName')}
      />
      <TextField
        label="怎么走"
        value={value.placeDetail}
        onChange={(placeDetail) => edit({ placeDetail })}
        maxLength={100}
        hint="比如：党群服务中心二楼，有电梯"
        optional
      />
      <TextField
        label="每场多少名额"
        type="number"
        value={value.capacity}
        onChange={(capacity) => edit({ capacity })}
        maxLength={3}
        {...wrong('capacity')}
      />
      <TextField
        label="满了以后还能候补多少人"
        type="number"
        value={value.queueCapacity}
        onChange={(queueCapacity) => edit({ queueCapacity })}
        maxLength={3}
        hint="写 0 就不设候补"
        {...wrong('queueCapacity')}
      />
    </Card>
  )
}

export function WhoFields({ value, edit, wrong }: FieldsProps) {
  return (
    <Card>
      <PickField
        label="适合谁"
        options={people}
        value={value.audience}
        onChange={(audience) => edit({ audience })}
      />
      <TextField
        label="最小年龄"
        type="number"
        value={value.minAge}
        onChange={(minAge) => edit({ minAge })}
        maxLength={3}
        optional
        {...wrong('minAge')}
      />
      <TextField
        label="最大年龄"
        type="number"
        value={value.maxAge}
        onChange={(maxAge) => edit({ maxAge })}
        maxLength={3}
        optional
        {...wrong('maxAge')}
      />
      <SwitchRow
        label="只给志愿者报名"
        on={value.volunteersOnly}
        onChange={(volunteersOnly) => edit({ volunteersOnly })}
      />
      <TextField
        label="要有什么证"
        value={value.credential}
        onChange={(credential) => edit({ credential })}
        maxLength={20}
        hint="比如：健康证"
        optional
      />
      <SwitchRow
        label="计服务时长"
        hint="签到签退后按规则算，记在存折里"
        on={value.countsHours}
        onChange={(countsHours) => edit({ countsHours })}
      />
    </Card>
  )
}

export function CareFields({ value, edit, wrong }: FieldsProps) {
  return (
    <Card>
      <Strong text="带什么，注意什么" />
      <TextField
        label="要带什么"
        value={value.bring}
        onChange={(bring) => edit({ bring })}
        maxLength={100}
        hint="比如：带手套"
        optional
      />
      <TextField
        label="安全提醒"
        value={value.riskNotice}
        onChange={(riskNotice) => edit({ riskNotice })}
        multiline
        maxLength={300}
        placeholder="比如：用剪刀时大人要陪在孩子身边"
        hint="送审前要写上"
        {...wrong('riskNotice')}
      />
      <SwitchRow
        label="报名前要点「知道了」"
        on={value.riskAckNeeded}
        onChange={(riskAckNeeded) => edit({ riskAckNeeded })}
      />
      <TextField
        label="安全联系人"
        value={value.safetyContact}
        onChange={(safetyContact) => edit({ safetyContact })}
        maxLength={40}
        hint="送审前要写上，比如：周敏 6688 1234"
        {...wrong('safetyContact')}
      />
      <TextField
        label="哪个队组织"
        value={value.organiserName}
        onChange={(organiserName) => edit({ organiserName })}
        maxLength={40}
        hint="比如：文明传承服务队"
        optional
      />
    </Card>
  )
}

interface GridFieldsProps extends FieldsProps {
  grids: readonly { gridId: string; name: string }[]
}

export function GridFields({ value, edit, grids }: GridFieldsProps) {
  if (grids.length === 0) return null
  return (
    <Card>
      <Field label="主要给哪些网格" hint="不选就是全站都能看到、都能来" optional>
        <Choices
          label="主要给哪些网格"
          options={grids.map(({ gridId, name }) => ({ value: gridId, text: name }))}
          values={value.gridIds}
          onChange={(gridIds) => edit({ gridIds })}
        />
      </Field>
    </Card>
  )
}
