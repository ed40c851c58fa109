/** Owns what somebody is told who cannot do something with what is held of them. */
export const privacyErrors = {
  CLOSING_BLOCKED: {
    text: '账号现在还不能注销：{what}',
    next: '办好了再来点一次；要帮忙请找社区工作人员',
    retry: 'never',
  },
} as const
