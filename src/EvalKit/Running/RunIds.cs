using System.Globalization;
using System.Security.Cryptography;

namespace EvalKit.Running;

/// <summary>Makes the ids of runs that are given none.</summary>
public static class RunIds
{
    /// <summary>The time and four random hexadecimal digits: <c>20261120T093000Z-3f2a</c>.</summary>
    /// <param name="clock">The clock of records.</param>
    public static string New(TimeProvider clock) =>
        clock.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetHexString(4, lowercase: true);
}
