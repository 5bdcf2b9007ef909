namespace EvalKit.Models;

/// <summary>Defaults of <see cref="CallSettings"/>.</summary>
public static class CallDefaults
{
    /// <summary>Time allowed for one attempt.</summary>
    /// <value>The default value is 60 seconds.</value>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Time allowed for one attempt of flex processing.</summary>
    /// <value>The default value is 15 minutes.</value>
    public static readonly TimeSpan FlexTimeout = TimeSpan.FromMinutes(15);

    /// <summary>How often a model is asked before a call has failed.</summary>
    /// <value>The default value is 6.</value>
    public const int MaxAttempts = 6;

    /// <summary>Delay before the second attempt; doubled before each further one.</summary>
    /// <value>The default value is 1 second.</value>
    public static readonly TimeSpan BaseDelay = TimeSpan.FromSeconds(1);

    /// <summary>Longest delay of our own choosing before an attempt.</summary>
    /// <value>The default value is 60 seconds.</value>
    public static readonly TimeSpan MaxDelay = TimeSpan.FromSeconds(60);

    /// <summary>Longest delay that a provider may ask for before the call is given up.</summary>
    /// <value>The default value is 2 minutes.</value>
    public static readonly TimeSpan MaxRetryAfter = TimeSpan.FromMinutes(2);
}
