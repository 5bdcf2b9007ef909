using System.Collections.Frozen;

namespace EvalKit.Models.Embedded.Text;

/// <summary>English function words. They say how a sentence is built, not what it is about.</summary>
internal static class StopWords
{
    private static readonly FrozenSet<string> English = FrozenSet.ToFrozenSet(
        ("a an the this that these those it its he she they them his her their we us our you your i me my mine yours "
        + "is am are was were be been being do does did done doing have has had having will would shall should can could may might must "
        + "and or but nor so if then than as at by for from in into of off on onto out over to under up upon with without within about after before "
        + "between during through against per via not no yes there here what which who whom whose when where why how "
        + "all any both each few more most other some such only own same too very just also again once ever get got let s t d ll re ve m don doesn didn isn "
        + "aren wasn weren won wouldn shouldn couldn hasn haven hadn im ok okay please").Split(' '),
        StringComparer.Ordinal);

    public static bool Contains(string word) => English.Contains(word);
}
