using EvalKit.Models.Embedded.Text;

namespace EvalKit.Models.Tests.Embedded;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It rains. It pours! Why? Nobody knows", "It rains.|It pours!|Why?|Nobody knows")]
    [InlineData("Dr. Meyer met Mrs. Smith at 5 p.m. They talked.", "Dr. Meyer met Mrs. Smith at 5 p.m.|They talked.")]
    [InlineData("Use tools, e.g. Vim or i.e. Emacs. Done.", "Use tools, e.g. Vim or i.e. Emacs.|Done.")]
    [InlineData("J. R. Tolkien wrote. So did I. We read.", "J. R. Tolkien wrote.|So did I.|We read.")]
    [InlineData("Version 4.2.3 costs 9.50 euros. Edit /etc/a.toml now.", "Version 4.2.3 costs 9.50 euros.|Edit /etc/a.toml now.")]
    [InlineData("See https://a.example/x?b=c.d. Then go.", "See https://a.example/x?b=c.d.|Then go.")]
    [InlineData("He said \"Stop!\" and left. \"I will.\" She smiled.", "He said \"Stop!\" and left.|\"I will.\"|She smiled.")]
    [InlineData("It works (mostly.) Good. „Ja.“ Nein.", "It works (mostly.)|Good.|„Ja.“ Nein.")]
    [InlineData("Well... maybe. Wait... What?! Yes.", "Well... maybe.|Wait...|What?!|Yes.")]
    [InlineData("See No. 5 and Fig. 3. The answer is no. Next.", "See No. 5 and Fig. 3.|The answer is no.|Next.")]
    [InlineData("I like art. She does not. That took 10 sec. Then it ended.", "I like art.|She does not.|That took 10 sec.|Then it ended.")]
    [InlineData("Am 3. Mai kam er an. Er blieb z. B. in Bonn.", "Am 3. Mai kam er an.|Er blieb z. B. in Bonn.")]
    [InlineData("今日は雨。明日は晴れ！「はい。」と言った", "今日は雨。|明日は晴れ！|「はい。」|と言った")]
    [InlineData("¿Vienes? ¡Sí! Vale.", "¿Vienes?|¡Sí!|Vale.")]
    [InlineData("hi! how are you? fine", "hi!|how are you?|fine")]
    [InlineData("यह एक है। यह दो है।", "यह एक है।|यह दो है।")]
    [InlineData("In 2024. The end.", "In 2024.|The end.")]
    public void Split_Line_EndsWhereSentencesEnd(string text, string expected) =>
        Assert.Equal(expected.Split('|'), SentenceSplitter.Split(text));

    [Theory]
    [InlineData("System requirements\nIt needs 2 GB.", "System requirements|It needs 2 GB.")]
    [InlineData("First part\r\n\r\nsecond part", "First part|second part")]
    [InlineData("A line that was wrapped at the usual width of some seventy characters\nGoes on here. End.", "A line that was wrapped at the usual width of some seventy characters Goes on here.|End.")]
    [InlineData("short line\nthat goes on", "short line that goes on")]
    [InlineData("- one thing\n- another thing\n1. third. Fourth.\n2) fifth", "- one thing|- another thing|1. third.|Fourth.|2) fifth")]
    [InlineData("Maya: all right then, let us look at the figures of the last quarter now\nTom: fine", "Maya: all right then, let us look at the figures of the last quarter now|Tom: fine")]
    [InlineData("# Title\n## Part\ntext", "# Title|## Part text")]
    [InlineData("", "")]
    public void Split_Lines_JoinsOnlyWrappedProse(string text, string expected) =>
        Assert.Equal(expected.Split('|', StringSplitOptions.RemoveEmptyEntries), SentenceSplitter.Split(text));

    [Fact]
    public void Split_Limit_StopsThere() => Assert.Equal(["A b.", "C d."], SentenceSplitter.Split("A b. C d. E f.\n\nG h.", 2));

    [Theory]
    [InlineData("Maya: fine", 6)]
    [InlineData("Dr. Okafor: fine", 12)]
    [InlineData("at ten: fine", 0)]
    [InlineData("http://a", 0)]
    [InlineData("No colon", 0)]
    public void SpeakerLength_Line_CountsNameColonAndSpace(string line, int expected) => Assert.Equal(expected, TextBlocks.SpeakerLength(line));
}
