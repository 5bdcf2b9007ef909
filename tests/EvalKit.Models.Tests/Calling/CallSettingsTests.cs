namespace EvalKit.Models.Tests;

public class CallSettingsTests
{
    [Fact]
    public void Default_Values_AreThoseDocumented() => Assert.Equal(
        new CallSettings
        {
            Timeout = TimeSpan.FromSeconds(60),
            MaxAttempts = 6,
            BaseDelay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(60),
            MaxRetryAfter = TimeSpan.FromSeconds(120),
            Stored = true,
        },
        CallSettings.Default);

    [Fact]
    public void Name_EveryKind_IsDistinctAndLowerCase()
    {
        var names = Enum.GetValues<ModelFailureKind>().Select(kind => kind.Name()).ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[a-z_]+$", name));
    }
}
