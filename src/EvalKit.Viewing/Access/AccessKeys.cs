using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace EvalKit.Viewing.Access;

/// <summary>The secrets of one server: each of 256 bits from the system's generator, compared in a time that tells nothing.</summary>
internal sealed class AccessKeys
{
    private const int Bytes = 32;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _tickets = new(StringComparer.Ordinal);

    /// <summary>Admits in an address, any number of times.</summary>
    public string Token { get; } = New();

    /// <summary>Admits as a cookie. Another secret than those in addresses, which end up in histories.</summary>
    public string Session { get; } = New();

    /// <summary>A secret that admits once in an address.</summary>
    public string IssueTicket()
    {
        var ticket = New();
        lock (_lock)
            _tickets.Add(ticket);
        return ticket;
    }

    /// <summary>Whether an address with this secret admits; a ticket is used up by it.</summary>
    public bool Admits(string secret)
    {
        if (AreEqual(secret, Token))
            return true;
        lock (_lock)
            return _tickets.Remove(secret);
    }

    public bool IsSession(string? cookie) => cookie is not null && AreEqual(cookie, Session);

    private static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    private static bool AreEqual(string given, string secret) => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));
}
