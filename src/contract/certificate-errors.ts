/** Owns what somebody is told whose certificate cannot be made or found, or whose award cannot be recorded. */
export const certificateErrors = {
  CERTIFICATES_NOT_SET_UP: {
    text: '本站还没有开通服务证明',
    next: '时长都在，一笔不少；急用请找社区工作人员开纸质的',
    retry: 'never',
  },
  CERTIFICATE_EMPTY: {
    text: '这段时间没有核定过的服务时长',
    next: '换一段时间；刚做完的，等社区核定了再开',
    retry: 'never',
  },
  CERTIFICATE_NAMELESS: {
    text: '证明上要写真实姓名，您还没有登记过',
    next: '请在「我的 → 志愿者」里写上，或请社区工作人员登记',
    retry: 'never',
  },
  CERTIFICATE_TOO_LONG: {
    text: '这段时间超过 {most} 笔，一份证明写不下',
    next: '请按年份分开开',
    retry: 'never',
  },
  AWARD_PAPER: {
    text: '区级和以上的表彰，要看过原件才能登记',
    next: '请本人带原件来，看过再点「看过原件，登记」',
    retry: 'never',
  },
  CERTIFICATE_UNKNOWN: {
    text: '没有查到这份证明',
    next: '请照着证明一位一位核对号码；还是查不到，就不要当作真的',
    retry: 'never',
  },
} as const
