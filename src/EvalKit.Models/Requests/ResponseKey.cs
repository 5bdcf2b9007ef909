using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace EvalKit.Models;

/// <summary>The 32-byte SHA-256 of a canonical request, under which its response is stored. Written as 64 lower-case hexadecimal digits.</summary>
public readonly struct ResponseKey : IEquatable<ResponseKey>
{
    /// <summary>Length of the written form in characters.</summary>
    public const int HexLength = 64;

    private const int ByteLength = 32;

    private readonly ulong _first;
    private readonly ulong _second;
    private readonly ulong _third;
    private readonly ulong _fourth;

    /// <summary>Takes the 32 bytes of a hash.</summary>
    /// <exception cref="ArgumentException">The span does not hold exactly 32 bytes.</exception>
    public ResponseKey(ReadOnlySpan<byte> hash)
    {
        if (hash.Length != ByteLength) throw new ArgumentException($"A response key has 32 bytes, not {hash.Length}.", nameof(hash));
        _first = BinaryPrimitives.ReadUInt64BigEndian(hash);
        _second = BinaryPrimitives.ReadUInt64BigEndian(hash[8..]);
        _third = BinaryPrimitives.ReadUInt64BigEndian(hash[16..]);
        _fourth = BinaryPrimitives.ReadUInt64BigEndian(hash[24..]);
    }

    /// <summary>The key of a request in canonical form.</summary>
    public static ResponseKey Of(ReadOnlySpan<byte> canonicalRequest)
    {
        Span<byte> hash = stackalloc byte[ByteLength];
        SHA256.HashData(canonicalRequest, hash);
        return new ResponseKey(hash);
    }

    /// <summary>Reads 64 hexadecimal digits of either case.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static ResponseKey Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var key) ? key : throw new FormatException("A response key is written as 64 hexadecimal digits.");

    /// <summary>Reads 64 hexadecimal digits of either case; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ResponseKey key)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        key = default;
        if (text.Length != HexLength || Convert.FromHexString(text, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        key = new ResponseKey(bytes);
        return true;
    }

    /// <summary>Reads 64 hexadecimal digits of either case from UTF-8; false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out ResponseKey key)
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        key = default;
        if (utf8.Length != HexLength || Convert.FromHexString(utf8, bytes, out _, out _) != System.Buffers.OperationStatus.Done) return false;
        key = new ResponseKey(bytes);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(ResponseKey other) =>
        _first == other._first && _second == other._second && _third == other._third && _fourth == other._fourth;

    /// <inheritdoc/>
    public override bool Equals([NotNullWhen(true)] object? obj) => obj is ResponseKey other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)(_first ^ (_fourth >> 32));

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[ByteLength];
        WriteTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }

    /// <summary>Whether both keys have the same bytes.</summary>
    public static bool operator ==(ResponseKey left, ResponseKey right) => left.Equals(right);

    /// <summary>Whether the keys differ in any byte.</summary>
    public static bool operator !=(ResponseKey left, ResponseKey right) => !left.Equals(right);

    internal ulong Leading => _first;

    private void WriteTo(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt64BigEndian(bytes, _first);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], _second);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], _third);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[24..], _fourth);
    }
}
