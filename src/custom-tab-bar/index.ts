/** An empty stand-in that WeChat demands beside a custom tab bar; the bar itself is drawn by each page's Screen. */
Component({})
