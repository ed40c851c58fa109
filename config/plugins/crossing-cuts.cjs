/**
 * Owns what a drawn node says to the view, as cuts of Taro's runtime: no words as nodes, no names that nobody calls, no
 * kinds that are plain. The templates do their half in `host-parts`.
 */

/** Parts that say by themselves the words that stand alone in them. */
const saying = ['view', 'text', 'button']
/** Parts of which the view remembers nothing, so that one may stand where another stood. */
const still = ['view', 'text', '#text']
/** Parts that are drawn anew without anybody noticing: nothing is typed into them, and they do not scroll. */
const replaceable = [...still, 'image', 'button', 'comment']

const list = (name, of) => `const ${name} = ${JSON.stringify(of)};\n`

/**
 * A node has a name (`s`, Taro's sid) where a touch must find it, and where the view must know it again among its
 * neighbours: what is not still, and whatever stands around it, unless it stands alone. All others are told apart by their
 * order. Whether it has one is seen when it is first drawn.
 */
const naming = [
  ['sid: node.sid,\n            ["v"', '', '["v"'],
  ['nodeName,\n        sid: node.sid\n    };', '', 'nodeName\n    };'],
  [
    'data["cl" /* Shortcuts.Class */] = node.className;\n    }',
    '',
    'data.c = node.className;\n    }\n    if (node.named === undefined) node.named = isCalled(node) || (node.childNodes.some(isKnown) && (!isAlone(node) || keepsState(node)));\n' +
      '    if (node.named) data.s = node.sid;\n' +
      '    if (data.ariaLabel) sayCall(data);',
  ],
]

const helpers = (called) =>
  list('saying', saying) +
  list('still', still) +
  list('replaceable', replaceable) +
  `const called = ${called};
const isSaying = (node) => node !== null && saying.includes(node.nodeName) && node.childNodes.length === 1 && isText(node.childNodes[0]);
const isCalled = (node) => !still.includes(node.nodeName) || node.isAnyEventBinded();
const isKnown = ({ named, nodeName, childNodes }) => nodeName !== 'image' && (named || childNodes.some(isKnown));
const isAlone = ({ parentNode }) => parentNode !== null && parentNode.childNodes.length === 1;
const sayCall = (data) => {
    const isTapped = data.n === VIEW || data.n === 'button';
    if (data.ariaLabel === (isTapped ? called(data) : data.v)) delete data.ariaLabel;
    else if (isTapped && data.v && data.ariaLabel.startsWith(data.v + '：')) data.ariaLabel = data.ariaLabel.slice(data.v.length);
};
const keepsState = (node) => !replaceable.includes(node.nodeName) || node.childNodes.some(keepsState);
const sayName = (node) => {
    if (node.named !== false) return;
    node.named = true;
    node.enqueueUpdate({ path: \`\${node._path}.s\`, value: node.sid });
};
export { hydrate, isSaying, keepsState, sayName };`

/** How nodes are told to the view, and what happens to them later. */
const cuts = {
  // What has no children need not say so: a template draws nothing for a list that is not there. A view in which words
  // alone stand says them itself, the plainest of all views need not say that it is one, and what is tapped is not told
  // what it is called where that is written on it.
  'hydrate.js': (_parts, _named, _source, called) => [
    ...naming,
    [
      'data["cn" /* Shortcuts.Childnodes */] = ',
      ';',
      'if (isSaying(node)) { node.says = true; data["v"] = node.childNodes[0].nodeValue; }\n' +
        '    const children = isSaying(node) ? [] : node.childNodes.filter((child) => !isComment(child)).map(hydrate);\n' +
        '    if (children.length > 0) data.k = children;',
    ],
    [
      'data["nn" /* Shortcuts.NodeName */] = componentAlias._num;',
      '',
      'if (nn === PURE_VIEW) delete data.n; else data.n = componentAlias._num;',
    ],
    // What is tapped is a view like the others that hear of something: its template knows what a button is.
    ['node.isOnlyClickBinded()', '', 'false'],
    ['export { hydrate };', '', helpers(called)],
  ],
  // Where such words change.
  'text.js': () => [
    ["import { TaroNode } from './node.js';", '', "$&\nimport { isSaying } from '../hydrate.js';"],
    [
      'path: `${this._path}.${"v" /* Shortcuts.Text */}`',
      '',
      'path: `${isSaying(this.parentNode) ? this.parentNode._path : this._path}.v`',
    ],
  ],
  // What comes beside such words, or goes from them, is drawn with them anew. What is typed into or scrolls brings names
  // to all that stand around it, so that it is the same one whatever comes beside them later.
  'node.js': () => [
    [
      "import { hydrate } from '../hydrate.js';",
      '',
      "import { hydrate, isSaying, keepsState, sayName } from '../hydrate.js';",
    ],
    ['import { incrementId, isComment, ', '', 'import { incrementId, isComment, isText, '],
    ['const rerenderChildNodes = () => {', '', '$&\n            if (isSaying(this)) return [];'],
    [
      'value: isClean ? cleanChildNodes : rerenderChildNodes\n        });',
      '',
      '$&\n        if (isSaying(this)) this.says = true;\n' +
        '        if (this.says) this.enqueueUpdate({ path: `${this._path}.v`, value: () => isSaying(this) ? this.childNodes[0].nodeValue : "" });',
    ],
    [
      '        if (this._root) {\n',
      '',
      '$&            if (keepsState(newChild)) for (let around = this; around; around = around.parentNode) sayName(around);\n',
    ],
    [
      'const isOnlyChild = childNodesLength === 1;',
      '',
      'const isOnlyChild = childNodesLength === 1 || isText(this.childNodes[0]);',
    ],
  ],
  // What is listened to from now on must be found by a touch. A view that is tapped is known as any other that listens,
  // and its classes (Taro's cl) are said with one letter.
  'element.js': () => [
    ["import { TaroNode } from './node.js';", '', "$&\nimport { sayName } from '../hydrate.js';"],
    ['componentsAlias[CLICK_VIEW]._num', '', 'viewAlias'],
    ['componentsAlias[CLICK_VIEW]._num', '', 'viewAlias'],
    ['= shortcutAttr(qualifiedName);', '', "= shortcutAttr(qualifiedName).replace(/^cl$/, 'c');"],
    ['= shortcutAttr(qualifiedName);\n', '', "= shortcutAttr(qualifiedName).replace(/^cl$/, 'c');\n"],
    // No view asks what its page is called.
    [
      'if (!this._root)\n            return;',
      '',
      'if (!this._root || this._root === this)\n            return;',
    ],
    ['const alias = componentsAlias[name]._num;', '', '$&\n            sayName(this);'],
  ],
}

/** What a node is, and what it holds, is said behind one letter: the templates read it there. */
const shortly = (source) =>
  source
    .replace(/"nn" \/\* Shortcuts\.NodeName \*\//g, '"n"')
    .replace(/"cn" \/\* Shortcuts\.Childnodes \*\//g, '"k"')

/**
 * What React says again because it is a form's or was made anew, and what the view holds already. What was typed meanwhile
 * and is not wanted is still said.
 */
const repeated = [
  [
    "(isFormElement && i === 'value')",
    '',
    "(isFormElement && i === 'value' && dom.props.value !== newProps[i])",
  ],
  [
    "if (i === 'style' && isObject(oldProps[i])",
    '',
    'if (Array.isArray(oldProps[i]) && Array.isArray(newProps[i]) && isEqual(oldProps[i], newProps[i]))\n                continue;\n            $&',
  ],
]

module.exports = { cuts, repeated, shortly }
