package names

import "strings"

// easternSurnames are the common surnames of China and Korea in pinyin, Wade-Giles,
// Cantonese and the Korean romanisations.
var easternSurnames = set(strings.Fields(`ai an bae baek bai bak bang byon byun cai cao cha chae chai chan chang chao che chen cheng cheon cheung chi chiang chiu cho choe choi chon chong chou chow chu chua chun chung
cui dai deng ding dong du fan fang feng fu gan gang gao ge geng gil gim go gong gou gu guan guo gwak ha ham han hao he heo hong hou hsieh hsu hu hua huang huh hwang hyon hyun im jang jeon jeong ji jia jiang jiao jin jo joo ju jun jung kang kim
ko koh kong ku kuk kung kuo kwak kwon lai lam lau law lee lei leung li liang liao lim lin ling liu long lu lui luo ma mao mei meng min mo moon mun na nam ng ni nie niu no noh o oh ong ou paek pae pak pan pang park pei peng pi qi qian qiao qin qiu qu
ra rang ren ri rim ro roh ru ryang ryom ryu seo seok seong sha shao shen sheng shi shin shu si sim sin so son song su suh sun sung tae tan tang tao teng tian tong tsai tsang tu u wan wang wei wen weng wong woo wu xi xia xiang xiao xie xin xing xiong xu xue yan yang yao ye yeo yeom yeung yi yim yin
yom yon yong yoo yoon you yu yuan yue yun zeng zhai zhan zhang zhao zheng zhong zhou zhu zhuang zou zhuo`)...)

// eastern reports whether the telling parts of a person's name are a Chinese or
// Korean surname and one to three words of a syllable or two.
func eastern(parts []Part) bool {
	n, surname := 0, false
	for i := range parts {
		p := &parts[i]
		if p.Role == Initial && p.Text == "o" || p.Telling() {
			n++
			if p.Native != "" || p.flags&syllabic != 0 {
				surname = true // written in Han or Hangul
				continue
			}
			if easternSurnames[p.Text] {
				surname = true
			} else if !syllables(p.Text) {
				return false
			}
		}
	}
	return surname && n >= 2 && n <= 4
}

// syllables reports whether w is one or two syllables as Chinese and Korean have
// them: a consonant or a pair that stands for one, vowels, and at most a closing n,
// ng, k, l, m, p, r or t, or the h of Wade and Giles.
func syllables(w string) bool {
	for count := 0; w != ""; count++ {
		rest := syllable(w)
		if rest == w || count == 2 {
			return false
		}
		w = rest
	}
	return true
}

// syllable returns what follows the first syllable of w; w where it begins with none.
func syllable(w string) string {
	i := 0
	for i < len(w) && !vowel(w[i]) {
		i++
	}
	switch w[:i] {
	case "", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "w", "v", "ch", "sh", "zh", "ts", "tz", "hs", "kw", "hw", "hy", "kk", "gw":
	default:
		return w
	}
	j := i
	for j < len(w) && vowel(w[j]) {
		j++
	}
	if j == i || j-i > 4 {
		return w
	}
	if j == len(w) {
		return ""
	}
	// A consonant closes the syllable unless a vowel follows it.
	if strings.HasPrefix(w[j:], "ng") && (j+2 == len(w) || !vowel(w[j+2])) {
		return w[j+2:]
	}
	if strings.IndexByte("nklmprth", w[j]) >= 0 && (j+1 == len(w) || !vowel(w[j+1])) {
		return w[j+1:]
	}
	return w[j:]
}
