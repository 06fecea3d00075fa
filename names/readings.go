package names

import (
	"strings"
	"unicode/utf8"
)

// otherReadings returns a name in Han as a Korean and as a Japanese would read it,
// where every character is in the small tables below.
func otherReadings(s string) []string {
	s = strings.ReplaceAll(s, " ", "")
	if n := utf8.RuneCountInString(s); n < 2 || n > 6 {
		return nil
	}
	var out []string
	if r := readSyllables(s, hanja); r != "" {
		out = append(out, r)
	}
	if r := readJapanese(s); r != "" {
		out = append(out, r)
	}
	return out
}

// readSyllables reads character by character: the first is the surname.
func readSyllables(s string, table map[string]string) string {
	var b strings.Builder
	i := 0
	for _, r := range s {
		t, ok := table[string(r)]
		if !ok {
			return ""
		}
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(t)
		i++
	}
	return b.String()
}

// readJapanese splits a name into a surname and a given name of the tables.
func readJapanese(s string) string {
	for i := range s {
		if i == 0 {
			continue
		}
		f, ok := japaneseSurnames[s[:i]]
		if !ok {
			continue
		}
		if g, ok := japaneseGiven[s[i:]]; ok {
			return f + " " + g
		}
	}
	return ""
}

// hanja are the Sino-Korean sounds of characters that are common in Korean names.
var hanja = wordTable(`金 kim|李 ri|朴 pak|崔 choe|鄭 jong|郑 jong|姜 kang|趙 jo|赵 jo|尹 yun|張 jang|张 jang|林 im|韓 han|韩 han|吳 o|吴 o|徐 so|申 sin|權 kwon|权 kwon|黃 hwang|黄 hwang|安 an|宋 song|柳 ryu|劉 yu|刘 yu|洪 hong|全 jon|高 ko|文 mun|孫 son|孙 son|梁 ryang|裵 pae|白 paek|曺 jo|許 ho|许 ho|南 nam|沈 sim|盧 ro|卢 ro|河 ha|丁 jong|成 song|車 cha|车 cha|朱 ju|禹 u|具 ku|羅 ra|罗 ra|閔 min|池 ji|陳 jin|陈 jin|嚴 om|元 won|千 chon|方 pang|孔 kong|玄 hyon|廉 yom|太 tae
正 jong|恩 un|日 il|成 song|永 yong|英 yong|哲 chol|浩 ho|鎬 ho|國 kuk|国 kuk|男 nam|勳 hun|勋 hun|勝 sung|胜 sung|基 ki|東 tong|东 tong|相 sang|秀 su|洙 su|鎭 jin|镇 jin|賢 hyon|贤 hyon|炫 hyon|俊 jun|準 jun|民 min|敏 min|珉 min|載 jae|宰 jae|在 jae|明 myong|京 kyong|慶 kyong|庆 kyong|景 kyong|光 kwang|春 chun|和 hwa|華 hwa|华 hwa|熙 hui|姬 hui|姫 hui|淑 suk|順 sun|顺 sun|善 son|美 mi|愛 ae|雪 sol|主 ju|與 yo|与 yo|正 jong|龍 ryong|龙 ryong|海 hae|山 san|鐵 chol|铁 chol|虎 ho|學 hak|学 hak|植 sik|烈 ryol|煥 hwan|焕 hwan|赫 hyok|革 hyok|星 song|聖 song|圣 song|誠 song|诚 song|智 ji|志 ji|芝 ji|宇 u|佑 u|旭 uk|昌 chang|建 kon|健 kon|武 mu|弼 pil|範 pom|范 pom|奎 kyu|圭 kyu|泰 tae|大 tae|德 tok|道 to|吉 kil|一 il|中 jung|仁 in|義 ui|义 ui|禮 ye|信 sin|忠 chung|孝 hyo|貞 jong|贞 jong|妍 yon|延 yon|娟 yon|銀 un|银 un|殷 un|恩 un|玉 ok|花 hwa|蘭 ran|兰 ran|香 hyang|月 wol|平 pyong|炳 pyong|秉 pyong|鳳 pong|凤 pong|峰 pong|福 pok|弘 hong|勇 yong|容 yong|鎔 yong|鏞 yong|來 rae|来 rae|錫 sok|锡 sok|石 sok|碩 sok|繼 kye|官 kwan|寬 kwan`)

// japaneseSurnames and japaneseGiven are common names, from general knowledge and
// the Popular Names by Country dataset (CC0).
var japaneseSurnames = wordTable(`佐藤 sato|鈴木 suzuki|高橋 takahashi|田中 tanaka|渡辺 watanabe|渡邊 watanabe|伊藤 ito|中村 nakamura|小林 kobayashi|山本 yamamoto|加藤 kato|吉田 yoshida|山田 yamada|佐々木 sasaki|山口 yamaguchi|松本 matsumoto|井上 inoue|木村 kimura|林 hayashi|斎藤 saito|斉藤 saito|清水 shimizu|山崎 yamazaki|阿部 abe|安倍 abe|森 mori|池田 ikeda|橋本 hashimoto|山下 yamashita|石川 ishikawa|中島 nakajima|前田 maeda|藤田 fujita|後藤 goto|小川 ogawa|岡田 okada|村上 murakami|長谷川 hasegawa|近藤 kondo|石井 ishii|遠藤 endo|青木 aoki|坂本 sakamoto|福田 fukuda|太田 ota|西村 nishimura|藤井 fujii|岡本 okamoto|藤原 fujiwara|金子 kaneko|三浦 miura|中野 nakano|中川 nakagawa|原田 harada|松田 matsuda|竹内 takeuchi|小野 ono|田村 tamura|中山 nakayama|和田 wada|石田 ishida|森田 morita|上田 ueda|原 hara|柴田 shibata|酒井 sakai|宮崎 miyazaki|横山 yokoyama|高木 takagi|安藤 ando|宮本 miyamoto|大野 ono|小島 kojima|工藤 kudo|谷口 taniguchi|今井 imai|高田 takada|増田 masuda|丸山 maruyama|杉山 sugiyama|村田 murata|大塚 otsuka|新井 arai|小山 koyama|平野 hirano|藤本 fujimoto|河野 kono|上野 ueno|野口 noguchi|武田 takeda|松井 matsui|千葉 chiba|菅原 sugawara|岩崎 iwasaki|久保 kubo|木下 kinoshita|佐野 sano|野村 nomura|松尾 matsuo|市川 ichikawa|菊地 kikuchi|菊池 kikuchi|杉本 sugimoto|古川 furukawa|大西 onishi|島田 shimada|水野 mizuno|桜井 sakurai|高野 takano|吉川 yoshikawa|山内 yamauchi|西田 nishida|飯田 iida|西川 nishikawa|小松 komatsu|北村 kitamura|安田 yasuda|五十嵐 igarashi|川口 kawaguchi|平田 hirata|関 seki|中田 nakata|久保田 kubota|服部 hattori|東 higashi|岩田 iwata|土屋 tsuchiya|川崎 kawasaki|福島 fukushima|本田 honda|辻 tsuji|樋口 higuchi|永井 nagai|秋山 akiyama|田口 taguchi|中西 nakanishi|吉村 yoshimura|川上 kawakami|石原 ishihara|大橋 ohashi|松岡 matsuoka|岸田 kishida|石破 ishiba|菅 suga|麻生 aso|高市 takaichi`)

var japaneseGiven = wordTable(`太郎 taro|次郎 jiro|三郎 saburo|一郎 ichiro|健一 kenichi|健太 kenta|大輔 daisuke|翔太 shota|直樹 naoki|和也 kazuya|浩二 koji|誠 makoto|隆 takashi|剛 tsuyoshi|豊 yutaka|学 manabu|明 akira|亮 ryo|健 ken|修 osamu|茂 shigeru|勇 isamu|清 kiyoshi|正 tadashi|博 hiroshi|弘 hiroshi|浩 hiroshi|晋三 shinzo|文雄 fumio|茂 shigeru|太一 taichi|拓也 takuya|哲也 tetsuya|達也 tatsuya|秀樹 hideki|英樹 hideki|正人 masato|雅人 masato|和夫 kazuo|幸雄 yukio|正雄 masao|義雄 yoshio|花子 hanako|恵子 keiko|和子 kazuko|幸子 sachiko|洋子 yoko|陽子 yoko|裕子 yuko|優子 yuko|由美子 yumiko|久美子 kumiko|真由美 mayumi|直美 naomi|智子 tomoko|京子 kyoko|順子 junko|明美 akemi|さくら sakura|美咲 misaki|陽菜 hina|結衣 yui|愛 ai|葵 aoi|蓮 ren|大翔 hiroto|悠真 yuma|湊 minato|陽翔 haruto|早苗 sanae`)
