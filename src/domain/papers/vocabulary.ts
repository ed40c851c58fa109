/** Owns what stands in a volunteer's file besides the hours: the sorts of papers, the kinds of each, and what each sort asks for. */

/** What the law or a standard demands before somebody does such work (条例 16). */
export const credentialKinds = {
  firstAid: '急救证',
  doctor: '医师执业证',
  nurse: '护士执业证',
  health: '健康证',
  teacher: '教师资格证',
  counsellor: '心理咨询师证',
  electrician: '电工证',
  lawyer: '法律职业资格证',
  mediator: '人民调解员证',
  socialWorker: '社工证',
  fireWarden: '消防设施操作员证',
  lifeguard: '救生员证',
} as const
export type CredentialKind = keyof typeof credentialKinds

export const isCredential = (kind: string): kind is CredentialKind => kind in credentialKinds

export const trainingKinds = {
  induction: '岗前培训',
  firstAid: '急救培训',
  fire: '消防培训',
  care: '助老陪护培训',
  children: '儿童保护培训',
  emergency: '应急救援培训',
  skills: '技能培训',
} as const

export type TrainingKind = keyof typeof trainingKinds

const coverKinds = {
  accident: '人身意外伤害险',
  volunteer: '志愿者保险',
} as const

/** What may be asked about a paper beside its kind. */
export type PaperField = 'title' | 'organiser' | 'number' | 'from' | 'until' | 'hours'

interface Ask {
  label: string
  placeholder?: string
  optional?: true
}

interface PaperSortFacts {
  name: string
  kinds: Readonly<Record<string, string>>
  /** Of those that have not been ended. */
  most: number
  /** Whether a second one of a kind only takes the place of one that is running out. */
  onePerKind: boolean
  /** In the order in which they are asked; what is not named is not kept. */
  asks: Partial<Record<PaperField, Ask>>
}

export const paperSorts = {
  credential: {
    name: '证书',
    kinds: credentialKinds,
    most: 12,
    onePerKind: true,
    asks: {
      number: { label: '证书号码', placeholder: '照着原件写' },
      organiser: { label: '发证单位', optional: true, placeholder: '比如：市红十字会' },
      until: { label: '有效到哪天', optional: true },
    },
  },
  training: {
    name: '培训',
    kinds: trainingKinds,
    most: 24,
    onePerKind: false,
    asks: {
      title: { label: '培训名称和主要内容', placeholder: '比如：心肺复苏，学会按压和用除颤器' },
      organiser: { label: '谁办的', placeholder: '比如：区红十字会' },
      from: { label: '哪天' },
      hours: { label: '学了几个小时' },
    },
  },
  cover: {
    name: '保险',
    kinds: coverKinds,
    most: 6,
    onePerKind: false,
    asks: {
      organiser: { label: '保险公司', placeholder: '照着保单写' },
      number: { label: '保单号', placeholder: '照着保单写' },
      from: { label: '从哪天起' },
      until: { label: '到哪天止' },
    },
  },
} as const satisfies Record<string, PaperSortFacts>
export type PaperSort = keyof typeof paperSorts

export const paperFacts = (sort: PaperSort): PaperSortFacts => paperSorts[sort]

/** What a kind is called; sessions of earlier versions name a credential by its words. */
export const kindName = (sort: PaperSort, kind: string): string => paperFacts(sort).kinds[kind] ?? kind
