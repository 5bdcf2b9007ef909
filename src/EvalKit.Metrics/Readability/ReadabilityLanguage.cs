namespace EvalKit.Metrics;

/// <summary>The language whose constants the Flesch reading ease uses.</summary>
public enum ReadabilityLanguage
{
    /// <summary>Flesch 1948.</summary>
    English,

    /// <summary>Amstad 1978.</summary>
    German,

    /// <summary>Kandel and Moles 1958.</summary>
    French,

    /// <summary>Fernández Huerta 1959.</summary>
    Spanish,

    /// <summary>Vacca and Franchina 1972.</summary>
    Italian,

    /// <summary>Douma 1960.</summary>
    Dutch,

    /// <summary>Oborneva 2006.</summary>
    Russian,
}
