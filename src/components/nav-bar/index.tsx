/** WeChat draws a page's title and back button itself, so there this part is nothing. */
export interface NavBarProps {
  title: string
  /** A root page, such as a tab, has nowhere to go back to. */
  root: boolean
}

export function NavBar(_props: NavBarProps) {
  return null
}
