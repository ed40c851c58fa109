/** Owns what a person may agree to, in which version of the text, and what each consent is for. */

export const consentScopes = [
  'basics',
  'identity',
  'phone',
  'family',
  'publicName',
  'photo',
  'national',
] as const
export type ConsentScope = (typeof consentScopes)[number]

interface ConsentText {
  /** Raised whenever the text changes: an older consent no longer counts. */
  version: number
  title: string
  /** What it is used for. */
  purpose: string
  /** Who gets to see it. */
  seenBy: string
  /** What refusing costs, which is never more than what cannot be done without it. */
  refused: string
  /** Whether the thing it is for cannot work without it. */
  needed: boolean
}

export const consentTexts: Record<ConsentScope, ConsentText> = {
  basics: {
    version: 2,
    title: '称呼和住哪栋楼',
    purpose: '让您看到楼下的活动和通知，报名时组织者知道谁会来。',
    seenBy: '组织者和社区工作人员看得到，别人只看到“王*”。',
    refused: '不同意就不能报名，活动照样能看。',
    needed: true,
  },
  identity: {
    version: 2,
    title: '姓名、性别、生日',
    purpose: '申请志愿者、核对年龄要求和出具服务记录。',
    seenBy: '社区工作人员看得到，别人只看到“王*”。',
    refused: '不同意就不能申请志愿者，别的照样能用。',
    needed: false,
  },
  phone: {
    version: 2,
    title: '电话号码',
    purpose: '活动有变、东西要交给您时联系您。',
    seenBy: '别人只看到遮住的号码，谁看过全号都留有记录。',
    refused: '不同意就打不通您的电话，微信里的消息照旧。',
    needed: false,
  },
  family: {
    version: 2,
    title: '家人的称呼和生日',
    purpose: '替孩子或老人报名、签到。',
    seenBy: '组织者和社区工作人员看得到。',
    refused: '不同意就不能添加家人。',
    needed: false,
  },
  publicName: {
    version: 2,
    title: '公开姓名',
    purpose: '上荣誉榜时写出全名。',
    seenBy: '用本小程序的人都看得到。',
    refused: '不同意就只显示“王*”；写出来以后撤回，会换回“王*”，也可以请社区工作人员取下。',
    needed: false,
  },
  photo: {
    version: 2,
    title: '活动照片',
    purpose: '活动合影里有您时可以展示。',
    seenBy: '用本小程序的人在活动页和活动回顾里看得到。',
    refused: '不同意就不放；放上去以后撤回，请社区工作人员取下。',
    needed: false,
  },
  // To give data to others wants a consent of its own. Source: Personal Information Protection Law, article 23.
  national: {
    version: 1,
    title: '报给全国志愿服务系统',
    purpose: '站里把您的姓名、性别、生日、服务时长、培训和表彰报给全国志愿服务信息系统。',
    seenBy: '管理那个系统的单位看得到。',
    refused: '不同意就不报，时长在这里照样算；撤回以后不再报。',
    needed: false,
  },
}

/** All that somebody is told before they agree to one use of their data. */
export const consentWords = ({ purpose, seenBy, refused }: ConsentText): string =>
  `${purpose}${seenBy}${refused}`

/** Whoever decides about the data, which is the station, and how it is reached. */
export interface DataHandler {
  name: string
  /** Null where the station has none. */
  phone: string | null
}

/**
 * What is the same for all the uses: who decides, who stores, for how long, and what everybody may ask for.
 * Source: Personal Information Protection Law, articles 17, 19, 21 and 44 to 47.
 */
export const consentHead = ({ name, phone }: DataHandler): readonly { title: string; text: string }[] => [
  { title: '谁在用', text: `${name}。收来只办这里写明的事，不卖给、不转给别人。` },
  { title: '存在哪里', text: '腾讯云的微信云开发，受实践站委托存放，自己不能拿来用。' },
  {
    title: '存多久',
    text: '用到您撤回为止。心愿了结半年后，记下的姓名和交接的地点删去；问卷数好一年后，每一份答卷删去。服务时长和积分的账是您办事的凭据，一直留着。',
  },
  {
    title: '您可以',
    text: `在“我的资料”里看、改，在这一页撤回。要一份复印件或者要删除，${phone === null ? '请到站里说' : '打下面的电话或到站里说'}，15 个工作日内答复。`,
  },
]

/**
 * What of the phone itself is used, and only at the moment somebody asks for it. WeChat keeps these permissions;
 * the same items stand in its privacy guide.
 */
export const phoneUses: readonly { title: string; purpose: string }[] = [
  {
    title: '相机和相册',
    purpose: '扫码、拍照时才打开；只有您自己选中的照片会传上来，检查通过后别人才看得到。',
  },
  { title: '麦克风', purpose: '您点「说一段话」时才录音；录好先给您听，您点了送出才传上来。' },
]

/** The version of the volunteer service terms that an applicant must have seen. Raised whenever a term changes. */
export const volunteerTermsVersion = 2

/** What a volunteer and the station promise each other. Source: Regulations on Volunteer Service, articles 2, 11 to 17. */
export const volunteerTerms: readonly string[] = [
  '自愿、无偿参加，不收服务对象的钱和东西。',
  '先看风险告知；遇到危险马上停下，联系安全联系人。',
  '来不了提前取消；到了签到、离开签退，时长按签到记录算。',
  '尊重服务对象，不打听、不外传别人的事。',
  '随时可以退出，已有的时长仍是您的。',
]
