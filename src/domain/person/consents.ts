/** Owns what a person may agree to, in which version of the text, and what each consent is for. */

export const consentScopes = ['basics', 'identity', 'phone', 'family', 'publicName', 'photo'] as const
export type ConsentScope = (typeof consentScopes)[number]

interface ConsentText {
  /** Raised whenever the text changes: an older consent no longer counts. */
  version: number
  title: string
  purpose: string
  /** Whether the thing it is for cannot work without it. */
  needed: boolean
}

export const consentTexts: Record<ConsentScope, ConsentText> = {
  basics: {
    version: 1,
    title: '昵称和所在网格',
    purpose: '让您看到楼下的活动，报名时组织者知道谁会来。',
    needed: true,
  },
  identity: {
    version: 1,
    title: '姓名、性别、生日',
    purpose: '成为志愿者、核对年龄要求和出具服务记录。',
    needed: false,
  },
  phone: {
    version: 1,
    title: '电话号码',
    purpose: '活动有变时联系您；别人看到的是遮住的号码。',
    needed: false,
  },
  family: {
    version: 1,
    title: '家人的称呼和生日',
    purpose: '替孩子或老人报名。未满 14 岁由您作为监护人同意。',
    needed: false,
  },
  publicName: {
    version: 1,
    title: '公开姓名',
    purpose: '上荣誉榜时写出全名；不同意就只显示“王*”这样的姓。',
    needed: false,
  },
  photo: { version: 1, title: '活动照片', purpose: '活动合影中出现您时可以展示。', needed: false },
}

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

/** The version of the volunteer service terms that an applicant must have seen. */
export const volunteerTermsVersion = 1
