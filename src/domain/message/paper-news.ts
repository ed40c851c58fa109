/** Owns what a volunteer is told of the papers in the own file. */

export interface PaperNews {
  what: 'granted' | 'ended' | 'soon' | 'lacking'
  /** As its kind is called. */
  paper: string
  /** The last day as it is said; empty where it says none. */
  until: string
  /** Why it was ended; for what is lacking, the activity that asks for it. */
  reason: string
}

const news: Record<PaperNews['what'], (about: PaperNews) => { title: string; text: string }> = {
  granted: ({ paper, until }) => ({
    title: `「${paper}」登记好了`,
    text: `社区把您的「${paper}」记下了${until === '' ? '' : `，有效到 ${until}`}。哪里不对，请联系社区。`,
  }),
  ended: ({ paper, reason }) => ({
    title: `「${paper}」停用了`,
    text: `社区停用了您登记的「${paper}」。原因：${reason}。有疑问请联系社区。`,
  }),
  soon: ({ paper, until }) => ({
    title: `「${paper}」快到期了`,
    text: `您的「${paper}」到 ${until} 为止。换了新的，带原件到社区登记一下，免得那以后报不上名。`,
  }),
  lacking: ({ paper, reason }) => ({
    title: `「${paper}」还没有登记`,
    text: `您报了名的「${reason}」要有「${paper}」，社区还没有登记，或者到那天已经过期。请先到社区登记，登记好才能签到。`,
  }),
}

export const paperNews = (about: PaperNews): { title: string; text: string } => news[about.what](about)
