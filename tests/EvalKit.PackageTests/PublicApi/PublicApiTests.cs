using System.Reflection;
using System.Text;
using EvalKit.PackageTests.Support;

namespace EvalKit.PackageTests.PublicApi;

/// <summary>The public API of each library stands in <c>src/NAME/PublicAPI.verified.txt</c>: no change of it goes unseen.</summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries => [.. Repository.Libraries.Where(name => name != "EvalKit.Cli")];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void PublicApi_IsTheCommittedOne(string library)
    {
        var actual = string.Concat(ApiText.Of(Assembly.Load(library)).Select(line => line + "\n"));
        var (verified, received) = (Repository.In("src", library, "PublicAPI.verified.txt"), Repository.In("src", library, "PublicAPI.received.txt"));
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == actual)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual, new UTF8Encoding(false));
        var (before, after) = (expected.Split('\n'), actual.Split('\n'));
        Assert.Fail($"the public API of {library} has changed; if that is meant, move {received} over the verified file:\n{string.Join('\n', before.Except(after).Select(l => "- " + l).Concat(after.Except(before).Select(l => "+ " + l)).Take(40))}");
    }
}
